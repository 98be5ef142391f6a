// SPDX-License-Identifier: MIT
//
// stet.hpp - stet.h for C++17: ranges of blocks, sentences and quotations with their pieces as string_views.
//
//     stet::article article;
//     if (article.parse(text) != STET_OK) return fail(stet_status_message(article.status()));
//     for (stet::quotation q : article.quotations())
//         if (q.speaker()) std::cout << *q.speaker() << ": " << q.words() << '\n';
//
// The text is not copied: it must outlive the article and all that comes from it. An article keeps its arrays from one
// text to the next; what came from it before is gone then. In C++20 ranges are std::ranges'. Nothing here throws; where
// there is no memory for the arrays, the status is STET_E_CAPACITY, and the ranges have what fitted. Different articles
// may be used by different threads.
#ifndef STET_HPP
#define STET_HPP

#include <stet.h>

#include <cstddef>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

namespace stet
{

class article;
class block;
class sentence;
class quotation;

// Items first to last - 1 of an article, each made when it is asked for. Item is block, sentence or quotation.
template <class Item> class range
{
  public:
    class iterator
    {
      public:
        using iterator_category = std::input_iterator_tag;  // items are values
        using iterator_concept = std::forward_iterator_tag; // which C++20 allows
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Item;

        iterator() noexcept = default;
        iterator(const article *of, std::size_t at) noexcept : of_(of), at_(at) {}
        Item operator*() const noexcept
        {
            return Item(*of_, at_);
        }
        iterator &operator++() noexcept
        {
            return ++at_, *this;
        }
        iterator operator++(int) noexcept
        {
            return iterator(of_, at_++);
        }
        friend bool operator==(iterator a, iterator b) noexcept
        {
            return a.at_ == b.at_;
        }
        friend bool operator!=(iterator a, iterator b) noexcept
        {
            return a.at_ != b.at_;
        }

      private:
        const article *of_ = nullptr;
        std::size_t at_ = 0;
    };

    range(const article &of, std::size_t first, std::size_t last) noexcept : of_(&of), first_(first), last_(last) {}
    iterator begin() const noexcept
    {
        return iterator(of_, first_);
    }
    iterator end() const noexcept
    {
        return iterator(of_, last_);
    }
    std::size_t size() const noexcept
    {
        return last_ - first_;
    }
    bool empty() const noexcept
    {
        return first_ == last_;
    }
    // i < size()
    Item operator[](std::size_t i) const noexcept
    {
        return Item(*of_, first_ + i);
    }

  private:
    const article *of_;
    std::size_t first_, last_;
};

class article
{
  public:
    article() noexcept = default;
    article(article &&other) noexcept
    {
        swap(other);
    }
    article &operator=(article &&other) noexcept
    {
        article taken(std::move(other));
        swap(taken);
        return *this;
    }
    article(const article &) = delete;
    article &operator=(const article &) = delete;

    // As stet_parse; options.want as it stands, 0 for all three arrays.
    stet_status parse(std::string_view text, const stet_options &options) noexcept
    {
        text_ = text;
        const stet_options wanted = complete(options);
        bool roomy = make_room(64, 256, 64);
        status_ = stet_parse(text.data(), text.size(), &wanted, &records_);
        if (status_ == STET_E_CAPACITY) {
            roomy = make_room(records_.block_count, records_.sentence_count, records_.quotation_count);
            status_ = stet_parse(text.data(), text.size(), &wanted, &records_);
        }
        // An array that could not be made is only counted, which is no error to the parser.
        if (status_ == STET_OK && !roomy) status_ = STET_E_CAPACITY;
        return status_;
    }
    stet_status parse(std::string_view text) noexcept
    {
        const stet_options standard = STET_OPTIONS_INIT;
        return parse(text, standard);
    }

    stet_status status() const noexcept
    {
        return status_;
    }
    std::string_view text() const noexcept
    {
        return text_;
    }
    // What was found, as the C API has it: flags, layout, language, error_offset, counts.
    const stet_article &records() const noexcept
    {
        return records_;
    }

    range<block> blocks() const noexcept
    {
        return {*this, 0, least(records_.block_count, records_.block_cap)};
    }
    range<sentence> sentences() const noexcept
    {
        return {*this, 0, least(records_.sentence_count, records_.sentence_cap)};
    }
    range<quotation> quotations() const noexcept
    {
        return {*this, 0, least(records_.quotation_count, records_.quotation_cap)};
    }

    std::string_view piece(stet_span span) const noexcept
    {
        return text_.substr(span.start, span.end - span.start);
    }
    std::optional<std::string_view> piece_if(stet_span span) const noexcept
    {
        if (span.end == 0) return std::nullopt;
        return piece(span);
    }

  private:
    static std::size_t least(std::size_t a, std::size_t b) noexcept
    {
        return a < b ? a : b;
    }

    static stet_options complete(stet_options options) noexcept
    {
        if (options.want == 0) options.want = STET_WANT_STANDARD;
        return options;
    }

    template <class Record>
    static bool grow(std::unique_ptr<Record[]> &array, std::size_t &cap, std::size_t count) noexcept
    {
        if (cap >= count) return true;
        std::unique_ptr<Record[]> grown(new (std::nothrow) Record[count]);
        if (!grown) return false;
        array = std::move(grown);
        cap = count;
        return true;
    }

    bool make_room(std::size_t blocks, std::size_t sentences, std::size_t quotations) noexcept
    {
        bool good = grow(blocks_, records_.block_cap, blocks);
        good &= grow(sentences_, records_.sentence_cap, sentences);
        good &= grow(quotations_, records_.quotation_cap, quotations);
        records_.blocks = blocks_.get();
        records_.sentences = sentences_.get();
        records_.quotations = quotations_.get();
        return good;
    }

    void swap(article &other) noexcept
    {
        std::swap(text_, other.text_);
        std::swap(status_, other.status_);
        std::swap(records_, other.records_);
        blocks_.swap(other.blocks_);
        sentences_.swap(other.sentences_);
        quotations_.swap(other.quotations_);
    }

    std::string_view text_;
    stet_status status_ = STET_OK;
    stet_article records_ = STET_ARTICLE_INIT;
    std::unique_ptr<stet_block[]> blocks_;
    std::unique_ptr<stet_sentence[]> sentences_;
    std::unique_ptr<stet_quotation[]> quotations_;
};

// An item of an article: its number there, its record, its bytes.
template <class Record> class item
{
  public:
    std::size_t index() const noexcept
    {
        return index_;
    }
    const Record &record() const noexcept
    {
        return *record_;
    }
    stet_span span() const noexcept
    {
        return record_->span;
    }
    std::string_view text() const noexcept
    {
        return of_->piece(record_->span);
    }

  protected:
    item(const article &of, std::size_t index, const Record *records) noexcept
        : of_(&of), record_(records + index), index_(index)
    {
    }
    std::optional<std::string_view> piece_if(stet_span span) const noexcept
    {
        return of_->piece_if(span);
    }
    const article &of() const noexcept
    {
        return *of_;
    }

  private:
    const article *of_;
    const Record *record_;
    std::size_t index_;
};

class sentence : public item<stet_sentence>
{
  public:
    sentence(const article &of, std::size_t index) noexcept : item(of, index, of.records().sentences) {}
};

class quotation : public item<stet_quotation>
{
  public:
    quotation(const article &of, std::size_t index) noexcept : item(of, index, of.records().quotations) {}

    // Without the marks.
    std::string_view words() const noexcept
    {
        return of().piece(stet_quotation_content(&record()));
    }
    std::optional<std::string_view> speaker() const noexcept
    {
        return piece_if(record().speaker);
    }
    std::optional<std::string_view> cue() const noexcept
    {
        return piece_if(record().cue);
    }
    // The fullest earlier mention of the speaker, where it says more than speaker() does.
    std::optional<std::string_view> refers_to() const noexcept
    {
        return piece_if(record().refers_to);
    }
    stet_quotation_kind kind() const noexcept
    {
        return static_cast<stet_quotation_kind>(record().kind);
    }
    stet_ending ending() const noexcept
    {
        return static_cast<stet_ending>(record().ending);
    }
    // The next part of the same utterance.
    std::optional<quotation> next_part() const noexcept
    {
        return at(stet_quotation_next_part(&of().records(), static_cast<std::uint32_t>(index())));
    }
    std::optional<quotation> parent() const noexcept
    {
        return at(record().parent);
    }
    std::optional<quotation> first_inner() const noexcept
    {
        return at(stet_quotation_first_inner(&of().records(), static_cast<std::uint32_t>(index())));
    }

  private:
    std::optional<quotation> at(std::uint32_t index) const noexcept
    {
        if (index >= of().quotations().size()) return std::nullopt;
        return quotation(of(), index);
    }
};

class block : public item<stet_block>
{
  public:
    block(const article &of, std::size_t index) noexcept : item(of, index, of.records().blocks) {}

    stet_block_kind kind() const noexcept
    {
        return static_cast<stet_block_kind>(record().kind);
    }
    std::optional<std::string_view> dateline() const noexcept
    {
        return piece_if(record().dateline);
    }
    std::optional<std::string_view> label() const noexcept
    {
        return piece_if(record().label);
    }
    range<sentence> sentences() const noexcept
    {
        return cut<sentence>(record().first_sentence, record().sentence_count, of().sentences().size());
    }
    range<quotation> quotations() const noexcept
    {
        return cut<quotation>(record().first_quotation, record().quotation_count, of().quotations().size());
    }

  private:
    template <class Item> range<Item> cut(std::size_t first, std::size_t count, std::size_t there) const noexcept
    {
        const std::size_t begin = first < there ? first : there;
        return {of(), begin, begin + (count < there - begin ? count : there - begin)};
    }
};

} // namespace stet

#endif
