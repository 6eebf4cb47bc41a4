import CCurl
import Dispatch

/// Hands messages to a mail server by SMTP, one connection a message.
package struct SMTPDelivery: Sendable {
    /// How long the parts of a delivery may take, in milliseconds.
    package struct Patience: Hashable, Sendable {
        /// Until the line stands.
        package var connecting = 10_000
        /// For the whole of it.
        package var whole = 60_000

        /// Ten seconds to connect, a minute in all.
        package init() {}
    }

    private let server: MailServer
    private let reachable: ReachableServers
    private let patience: Patience

    /// - Parameter reachable: the places mail may go out to; a server that is not among them is never called.
    package init(server: MailServer, reachable: ReachableServers, patience: Patience = Patience()) {
        self.server = server
        self.reachable = reachable
        self.patience = patience
    }

    /// Sends on a thread of its own; throws `MailFailure` when the server did not take the message.
    package func send(_ message: MailMessage) async throws {
        let failure: MailFailure? = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: deliver(message)) }
        }
        if let failure { throw failure }
    }

    /// Blocks until the server has answered; nil when it took the message.
    func deliver(_ message: MailMessage) -> MailFailure? {
        guard reachable.permits(server) else { return .notReachable }
        guard SMTPDelivery.isReady, let handle = curl_easy_init() else {
            return .broken(Int(CURLE_FAILED_INIT.rawValue))
        }
        defer { curl_easy_cleanup(handle) }
        guard let recipients = curl_slist_append(nil, "<\(message.to.text)>") else {
            return .broken(Int(CURLE_OUT_OF_MEMORY.rawValue))
        }
        defer { curl_slist_free_all(recipients) }
        let source = MessageSource(message.bytes)
        return withExtendedLifetime(source) {
            let pointer = Unmanaged.passUnretained(source).toOpaque()
            let isSet =
                prepare(handle, message, recipients) && gongkai_curl_reading(handle, reader, pointer) == CURLE_OK
            guard isSet else { return .broken(Int(CURLE_FAILED_INIT.rawValue)) }
            return failure(curl_easy_perform(handle), reply: gongkai_curl_reply(handle))
        }
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private func prepare(
        _ handle: UnsafeMutableRawPointer, _ message: MailMessage, _ recipients: UnsafeMutablePointer<curl_slist>
    ) -> Bool {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let tls = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(message.from.domain)"),
            (CURLOPT_MAIL_FROM, "<\(message.from.text)>"), (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // The environment's proxy is no way out for mail.
            (CURLOPT_PROXY, ""),
        ]
        if let user = server.user { texts += [(CURLOPT_USERNAME, user), (CURLOPT_PASSWORD, server.password ?? "")] }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_UPLOAD, 1), (CURLOPT_NOSIGNAL, 1), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_USE_SSL, Int(tls.rawValue)), (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_CONNECTTIMEOUT_MS, patience.connecting), (CURLOPT_TIMEOUT_MS, patience.whole),
        ]
        return texts.allSatisfy { gongkai_curl_text(handle, $0.0, $0.1) == CURLE_OK }
            && numbers.allSatisfy { gongkai_curl_number(handle, $0.0, $0.1) == CURLE_OK }
            && gongkai_curl_list(handle, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK
    }

    private func failure(_ code: CURLcode, reply: Int) -> MailFailure? {
        switch code {
        case CURLE_OK: nil
        case CURLE_OPERATION_TIMEDOUT: .tooSlow
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION: .insecure
        case CURLE_LOGIN_DENIED: .signInRefused
        default:
            (500...599).contains(reply)
                ? .refused(code: reply)
                : (400...499).contains(reply) ? .deferred(code: reply) : .broken(Int(code.rawValue))
        }
    }
}

/// The bytes that libcurl has still to send.
private final class MessageSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func fill(_ buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
        let count = min(max(room, 0), bytes.count - position)
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { all in
            UnsafeMutableRawPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: all[position..<(position + count)]).baseAddress
                    ?? UnsafeRawPointer(buffer),
                byteCount: count)
        }
        position += count
        return count
    }
}

private let reader: gongkai_curl_reader = { buffer, size, count, source in
    guard let buffer, let source else { return 0 }
    let (room, overflow) = size.multipliedReportingOverflow(by: count)
    guard !overflow else { return 0 }
    return Unmanaged<MessageSource>.fromOpaque(source).takeUnretainedValue().fill(buffer, room)
}
