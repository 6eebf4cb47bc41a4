import CCurl
import Dispatch

/// Which machines a page may be read from: the value that stands between a typed address and the networks behind the server.
package enum ReadableNetworks: Hashable, Sendable {
    /// Machines of the open network, on the ports of web servers.
    case open
    /// These machines and ports of loopback beside, for tests.
    case openAnd(loopbackPorts: Set<Int>)

    /// Whether the address may be asked at all, before its name is looked up.
    package func permits(_ address: WebhookAddress) -> Bool {
        switch self {
        case .open: ReadableNetworks.webPorts.contains(address.port)
        case .openAnd(let ports): ReadableNetworks.webPorts.contains(address.port) || ports.contains(address.port)
        }
    }

    /// Whether a machine that the name led to may be asked.
    package func permits(_ machine: NetworkAddress, port: Int) -> Bool {
        switch self {
        case .open: machine.isPublic
        case .openAnd(let ports): machine.isPublic || machine.bytes == [127, 0, 0, 1] && ports.contains(port)
        }
    }

    private static let webPorts: Set<Int> = [80, 443, 8_080, 8_443]
}

/// Why a page could not be read.
package enum FetchFailure: Error, Hashable, Sendable {
    /// The address, or one it was sent on to, leads where nobody may read.
    case notReachable
    /// Nobody answers there, or the name is not known.
    case unreachable
    /// It took longer than allowed.
    case tooSlow
    /// There was more of it than allowed.
    case tooLarge
    /// The certificate is not good.
    case insecure
    /// It was sent on too often, or to something that is no address.
    case lost
    /// It answered with something else than 2xx.
    case refused(code: Int)
    /// Something else, by libcurl's number.
    case broken(Int)
}

/// Reads a page of another machine. Each name is looked up once, every address it has is judged, and the line goes to one
/// that was judged; where it is sent on to is judged anew. No cookie, no password, no proxy.
package struct PageFetch: Sendable {
    private let networks: ReadableNetworks
    private let milliseconds: Int
    private let mostBytes: Int
    private let mostTurns = 3

    /// - Parameters:
    ///   - milliseconds: for each of its steps.
    ///   - mostBytes: of the page, after unpacking.
    package init(networks: ReadableNetworks, milliseconds: Int = 15_000, mostBytes: Int = 2_000_000) {
        self.networks = networks
        self.milliseconds = milliseconds
        self.mostBytes = mostBytes
    }

    /// The bytes of the page, read on a thread of its own; throws `FetchFailure`.
    package func bytes(of address: WebhookAddress) async throws -> [UInt8] {
        let result: Result<[UInt8], FetchFailure> = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: read(address)) }
        }
        return try result.get()
    }

    private func read(_ first: WebhookAddress) -> Result<[UInt8], FetchFailure> {
        var address = first
        for _ in 0...mostTurns {
            switch step(address) {
            case .page(let bytes): return .success(bytes)
            case .failed(let failure): return .failure(failure)
            case .sentOn(let text):
                guard let next = WebhookAddress(text) ?? WebhookAddress(text + "/") else { return .failure(.lost) }
                // A protected line is not left again.
                guard next.isSecure || !address.isSecure else { return .failure(.lost) }
                address = next
            }
        }
        return .failure(.lost)
    }

    private enum Step {
        case page([UInt8])
        case sentOn(String)
        case failed(FetchFailure)
    }

    private func step(_ address: WebhookAddress) -> Step {
        guard networks.permits(address) else { return .failed(.notReachable) }
        let found = HostLookup.addresses(of: address.host)
        guard let chosen = found.first else { return .failed(.unreachable) }
        guard found.allSatisfy({ networks.permits($0.address, port: address.port) }) else {
            return .failed(.notReachable)
        }
        guard PageFetch.isReady, let handle = curl_easy_init() else {
            return .failed(.broken(Int(CURLE_FAILED_INIT.rawValue)))
        }
        defer { curl_easy_cleanup(handle) }
        guard let pinned = curl_slist_append(nil, "\(address.host):\(address.port):\(chosen.text)") else {
            return .failed(.broken(Int(CURLE_OUT_OF_MEMORY.rawValue)))
        }
        defer { curl_slist_free_all(pinned) }
        let sink = PageSink(most: mostBytes)
        let kept = Unmanaged.passRetained(sink)
        defer { kept.release() }
        guard prepare(handle, address), gongkai_curl_list(handle, CURLOPT_RESOLVE, pinned) == CURLE_OK,
            gongkai_curl_writing(handle, PageSink.take, kept.toOpaque()) == CURLE_OK
        else { return .failed(.broken(Int(CURLE_FAILED_INIT.rawValue))) }
        return outcome(curl_easy_perform(handle), sink, handle)
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private func prepare(_ handle: UnsafeMutableRawPointer, _ address: WebhookAddress) -> Bool {
        let texts: [(CURLoption, String)] = [
            (CURLOPT_URL, address.text), (CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http"),
            (CURLOPT_PROXY, ""), (CURLOPT_USERAGENT, "Gongkai"), (CURLOPT_ACCEPT_ENCODING, "identity"),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_CONNECTTIMEOUT_MS, milliseconds / 2), (CURLOPT_TIMEOUT_MS, milliseconds),
            (CURLOPT_MAXFILESIZE, mostBytes),
        ]
        return texts.allSatisfy { gongkai_curl_text(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { gongkai_curl_number(handle, $0.0, $0.1) == CURLE_OK }
    }

    private func outcome(_ code: CURLcode, _ sink: PageSink, _ handle: UnsafeMutableRawPointer) -> Step {
        switch code {
        case CURLE_OK: break
        case CURLE_OPERATION_TIMEDOUT: return .failed(.tooSlow)
        case CURLE_WRITE_ERROR, CURLE_FILESIZE_EXCEEDED: return .failed(.tooLarge)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: return .failed(.unreachable)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION: return .failed(.insecure)
        default: return .failed(.broken(Int(code.rawValue)))
        }
        let reply = gongkai_curl_reply(handle)
        if (300...399).contains(reply), let next = gongkai_curl_next(handle) { return .sentOn(String(cString: next)) }
        return (200...299).contains(reply) ? .page(sink.bytes) : .failed(.refused(code: reply))
    }
}

/// What has come of a page; refuses more than it may hold.
private final class PageSink {
    private(set) var bytes: [UInt8] = []
    private let most: Int

    init(most: Int) { self.most = most }

    static let take: gongkai_curl_writer = { buffer, size, count, target in
        guard let buffer, let target else { return 0 }
        let length = size * count
        let sink = Unmanaged<PageSink>.fromOpaque(target).takeUnretainedValue()
        guard length <= sink.most - sink.bytes.count else { return 0 }
        sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: length))
        return length
    }
}
