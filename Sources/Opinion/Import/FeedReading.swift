package import Kernel
import OfficeFormats

/// What a source shows, made into clues.
package enum FeedReading {
    package enum Outcome: Sendable {
        case entries([ClueDraft])
        case unreadable(String)
    }

    /// - Parameter base: the address of the source, for links that are written without it.
    package static func read(_ bytes: [UInt8], base: String) -> Outcome {
        do {
            return .entries(
                try SyndicationReader.entries(bytes).compactMap { entry in
                    ClueDraft(
                        title: entry.title.isEmpty ? String(entry.summary.prefix(60)) : entry.title,
                        summary: entry.summary, link: whole(entry.link, base),
                        publishedAt: FeedMoment.read(entry.date))
                })
        } catch let error as ReadingError {
            return .unreadable(error.detail ?? "内容不完整或者格式不对")
        } catch {
            return .unreadable("内容不完整或者格式不对")
        }
    }

    /// Only what begins with a slash is made whole; everything else stays as it is.
    private static func whole(_ link: String, _ base: String) -> String {
        guard link.hasPrefix("/"), !link.hasPrefix("//") else { return link }
        let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return link }
        return "\(parts[0])//\(parts[2])\(link)"
    }
}
