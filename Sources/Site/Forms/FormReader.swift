import HTTPTypes
import Hummingbird
import Kernel
import Markup
import NIOCore

/// Reads the body of a form, in either of the two encodings that browsers use, within its limits.
struct FormReader: Sendable {
    let limits: FormLimits

    func read(_ request: Request) async throws -> Form {
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limits.total {
            throw Refusal.bodyTooLarge(limits.total)
        }
        let type = request.headers[.contentType] ?? "application/x-www-form-urlencoded"
        let media = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        switch media {
        case "application/x-www-form-urlencoded":
            return Form(fields: try URLEncodedForm.read(try await bytes(of: request), limits: limits))
        case "multipart/form-data":
            guard let boundary = MultipartHead.parameter("boundary", in: type),
                let parser = MultipartParser(boundary: boundary)
            else { throw Refusal.unreadableForm }
            return try await files(request, parser)
        default: throw Refusal.unreadableForm
        }
    }

    private func bytes(of request: Request) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limits.total else { throw Refusal.bodyTooLarge(limits.total) }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    private func files(_ request: Request, _ parser: MultipartParser) async throws -> Form {
        var parser = parser
        var collector = MultipartCollector(limits: limits)
        do {
            var total = 0
            for try await buffer in request.body {
                total += buffer.readableBytes
                guard total <= limits.total else { throw Refusal.bodyTooLarge(limits.total) }
                for event in try parser.read(buffer.readableBytesView) { try collector.take(event) }
            }
            guard parser.isFinished else { throw Refusal.unreadableForm }
            return collector.form
        } catch {
            collector.discard()
            throw error is MultipartParser.Malformed ? Refusal.unreadableForm : error
        }
    }
}

/// `a=1&b=2`, as forms send it and as queries are written.
enum URLEncodedForm {
    static func read(_ bytes: some Collection<UInt8>, limits: FormLimits = .form) throws -> FormFields {
        var fields = FormFields()
        var count = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= limits.fieldCount else { throw Refusal.tooManyFields }
            guard pair.count <= limits.field else { throw Refusal.bodyTooLarge(limits.field) }
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let value = pair.dropFirst(name.count).dropFirst()
            guard let name = PercentEncoding.decode(bytes: name, plusIsSpace: true),
                let value = PercentEncoding.decode(bytes: value, plusIsSpace: true)
            else { throw Refusal.unreadableForm }
            fields.add(value, to: name)
        }
        return fields
    }
}
