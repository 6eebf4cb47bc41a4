import CCurl
import Dispatch

/// A site on this machine: one port of loopback, and no other machine, whatever its pages say.
package struct LocalFetch: Sendable {
    /// The port that is asked.
    package let port: Int
    private let milliseconds: Int
    private let mostBytes: Int
    private let host: String

    /// What one path answered; a page that sends on is not followed.
    package struct Page: Sendable {
        /// 0 when nothing came.
        package let status: Int
        /// Content-Type as it was sent.
        package let kind: String
        /// Where it sends on to.
        package let next: String?
        /// At most as many as are allowed.
        package let bytes: [UInt8]
        /// Why nothing or not all came.
        package let failure: FetchFailure?
    }

    /// - Parameters:
    ///   - host: what the Host header says: the site's own name.
    ///   - milliseconds: for the whole of an answer, however slowly it comes (SITE-5: 15 seconds).
    ///   - mostBytes: of an answer, after unpacking; what is beyond is cut off.
    package init(port: Int, host: String? = nil, milliseconds: Int = 15_000, mostBytes: Int = 2_000_000) {
        self.port = port
        self.host = host ?? "127.0.0.1:\(port)"
        self.milliseconds = milliseconds
        self.mostBytes = mostBytes
    }

    /// Asks for a path with its query, on a thread of its own.
    package func page(_ path: String) async -> Page {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: read(path)) }
        }
    }

    private func read(_ path: String) -> Page {
        guard (1...65_535).contains(port), path.hasPrefix("/"), path.utf8.count <= 4_000,
            let url = LocalFetch.address("http://127.0.0.1:\(port)", path)
        else { return LocalFetch.failed(.lost) }
        guard LocalFetch.isReady, let handle = curl_easy_init() else {
            return LocalFetch.failed(.broken(Int(CURLE_FAILED_INIT.rawValue)))
        }
        defer { curl_easy_cleanup(handle) }
        guard let heads = curl_slist_append(nil, "Host: \(host)") else { return LocalFetch.failed(.lost) }
        defer { curl_slist_free_all(heads) }
        let sink = CutSink(most: mostBytes)
        let kept = Unmanaged.passRetained(sink)
        defer { kept.release() }
        guard prepare(handle, url), gongkai_curl_list(handle, CURLOPT_HTTPHEADER, heads) == CURLE_OK,
            gongkai_curl_writing(handle, CutSink.take, kept.toOpaque()) == CURLE_OK
        else { return LocalFetch.failed(.lost) }
        let code = curl_easy_perform(handle)
        return Page(
            status: gongkai_curl_reply(handle), kind: gongkai_curl_kind(handle).map { String(cString: $0) } ?? "",
            next: gongkai_curl_next(handle).map { String(cString: $0) }, bytes: sink.bytes,
            failure: LocalFetch.failure(code))
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private static func failed(_ failure: FetchFailure) -> Page {
        Page(status: 0, kind: "", next: nil, bytes: [], failure: failure)
    }

    /// With everything that is not plain ASCII written in percents; nil with a control character.
    private static func address(_ origin: String, _ path: String) -> String? {
        var made = origin
        for byte in path.utf8 {
            guard byte >= 0x20, byte != 0x7F else { return nil }
            if byte == 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\\") {
                let hex = String(byte, radix: 16, uppercase: true)
                made += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
            } else {
                made.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return made
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ url: String) -> Bool {
        let texts: [(CURLoption, String)] = [
            (CURLOPT_URL, url), (CURLOPT_PROTOCOLS_STR, "http"), (CURLOPT_PROXY, ""),
            (CURLOPT_USERAGENT, "Gongkai-inspection"), (CURLOPT_ACCEPT_ENCODING, "identity"),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_CONNECTTIMEOUT_MS, milliseconds / 2),
            (CURLOPT_TIMEOUT_MS, milliseconds), (CURLOPT_PATH_AS_IS, 1),
        ]
        return texts.allSatisfy { gongkai_curl_text(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { gongkai_curl_number(handle, $0.0, $0.1) == CURLE_OK }
    }

    private static func failure(_ code: CURLcode) -> FetchFailure? {
        switch code {
        case CURLE_OK: nil
        case CURLE_OPERATION_TIMEDOUT: .tooSlow
        case CURLE_WRITE_ERROR: .tooLarge
        case CURLE_COULDNT_CONNECT: .unreachable
        default: .broken(Int(code.rawValue))
        }
    }
}

/// Keeps the beginning of what comes, and stops when that is enough.
private final class CutSink {
    private(set) var bytes: [UInt8] = []
    private let most: Int

    init(most: Int) { self.most = most }

    static let take: gongkai_curl_writer = { buffer, size, count, target in
        guard let buffer, let target else { return 0 }
        let (length, overflow) = size.multipliedReportingOverflow(by: count)
        guard !overflow else { return 0 }
        let sink = Unmanaged<CutSink>.fromOpaque(target).takeUnretainedValue()
        let room = min(length, sink.most - sink.bytes.count)
        sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: room))
        return room
    }
}
