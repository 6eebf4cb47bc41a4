import CCurl
import Dispatch
import Glibc

/// Why a message to another program was not taken.
package enum WebhookFailure: Error, Hashable, Sendable {
    /// Its address leads where messages may not go.
    case notReachable
    /// Nobody answers there, or the name is not known.
    case unreachable
    /// It took longer than allowed.
    case tooSlow
    /// The certificate is not good.
    case insecure
    /// It answered with something else than 2xx.
    case refused(code: Int)
    /// Something else, by libcurl's number.
    case broken(Int)
}

/// Posts JSON to another program, one connection a message. The name is looked up once, every address it has is judged, and
/// the line goes to one that was judged: neither another answer of the name server nor a redirect leads elsewhere (T10).
package struct WebhookDelivery: Sendable {
    /// Where messages go.
    package let address: WebhookAddress
    private let networks: ReachableNetworks
    private let milliseconds: Int

    /// - Parameter milliseconds: for the whole of it.
    package init(address: WebhookAddress, networks: ReachableNetworks, milliseconds: Int = 10_000) {
        self.address = address
        self.networks = networks
        self.milliseconds = milliseconds
    }

    /// Sends `body` with further head lines (`Name: value`) on a thread of its own; throws `WebhookFailure`.
    package func post(_ body: String, headers: [String]) async throws {
        let failure: WebhookFailure? = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: deliver(body, headers)) }
        }
        if let failure { throw failure }
    }

    private func deliver(_ body: String, _ headers: [String]) -> WebhookFailure? {
        guard networks.permits(address) else { return .notReachable }
        let found = HostLookup.addresses(of: address.host)
        guard let chosen = found.first else { return .unreachable }
        guard found.allSatisfy({ networks.permits($0.address) }) else { return .notReachable }
        guard WebhookDelivery.isReady, let handle = curl_easy_init() else {
            return .broken(Int(CURLE_FAILED_INIT.rawValue))
        }
        defer { curl_easy_cleanup(handle) }
        var lists: [UnsafeMutablePointer<curl_slist>] = []
        defer { for list in lists { curl_slist_free_all(list) } }
        guard let pinned = WebhookDelivery.list(["\(address.host):\(address.port):\(chosen.text)"]) else {
            return .broken(Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        lists.append(pinned)
        guard let heads = WebhookDelivery.list(["Content-Type: application/json", "Expect:"] + headers) else {
            return .broken(Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        lists.append(heads)
        guard prepare(handle, body), gongkai_curl_list(handle, CURLOPT_RESOLVE, pinned) == CURLE_OK,
            gongkai_curl_list(handle, CURLOPT_HTTPHEADER, heads) == CURLE_OK, gongkai_curl_dropping(handle) == CURLE_OK
        else { return .broken(Int(CURLE_FAILED_INIT.rawValue)) }
        return failure(curl_easy_perform(handle), reply: gongkai_curl_reply(handle))
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private static func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                return nil
            }
            list = longer
        }
        return list
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ body: String) -> Bool {
        let texts: [(CURLoption, String)] = [
            (CURLOPT_URL, address.text), (CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http"),
            (CURLOPT_PROXY, ""), (CURLOPT_USERAGENT, "Gongkai"), (CURLOPT_COPYPOSTFIELDS, body),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_CONNECTTIMEOUT_MS, milliseconds / 2), (CURLOPT_TIMEOUT_MS, milliseconds),
            (CURLOPT_MAXFILESIZE, 65_536),
        ]
        return texts.allSatisfy { gongkai_curl_text(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { gongkai_curl_number(handle, $0.0, $0.1) == CURLE_OK }
    }

    private func failure(_ code: CURLcode, reply: Int) -> WebhookFailure? {
        switch code {
        case CURLE_OK: (200...299).contains(reply) ? nil : .refused(code: reply)
        case CURLE_OPERATION_TIMEDOUT: .tooSlow
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION: .insecure
        default: .broken(Int(code.rawValue))
        }
    }
}

/// All addresses of a machine's name, also of one written as a number in whatever form the system reads.
enum HostLookup {
    struct Found {
        let address: NetworkAddress
        /// As libcurl takes it: `203.0.113.7`, `2001:db8::7`.
        let text: String
    }

    static func addresses(of host: String) -> [Found] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [Found] = [], next = first
        while let info = next {
            if let one = read(info.pointee) { found.append(one) }
            next = info.pointee.ai_next
        }
        return found
    }

    private static func read(_ info: addrinfo) -> Found? {
        guard let pointer = info.ai_addr else { return nil }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN) + 1)
        let bytes: [UInt8]
        switch info.ai_family {
        case AF_INET:
            var address = UnsafeRawPointer(pointer).loadUnaligned(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: &address) { Array($0) }
            guard inet_ntop(AF_INET, &address, &text, socklen_t(text.count)) != nil else { return nil }
        case AF_INET6:
            var address = UnsafeRawPointer(pointer).loadUnaligned(as: sockaddr_in6.self).sin6_addr
            bytes = withUnsafeBytes(of: &address) { Array($0) }
            guard inet_ntop(AF_INET6, &address, &text, socklen_t(text.count)) != nil else { return nil }
        default: return nil
        }
        let words = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return NetworkAddress(bytes).map { Found(address: $0, text: words) }
    }
}
