import Markup
import NIOCore

/// A file that a form or a call carries.
package typealias SentFile = (field: String, name: String, bytes: [UInt8])

/// The body of a form as a browser sends it: in parts when there are files, or when told so.
struct SentForm {
    let fields: [(String, String)]
    let files: [SentFile]
    var inParts = false

    var type: String {
        hasParts ? "multipart/form-data; boundary=\(SentForm.boundary)" : "application/x-www-form-urlencoded"
    }

    var body: ByteBuffer { hasParts ? parts : encoded }

    private var hasParts: Bool { inParts || !files.isEmpty }

    private static let boundary = "gongkai-test-boundary"

    private var encoded: ByteBuffer {
        ByteBuffer(
            string: fields.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }
                .joined(separator: "&"))
    }

    private var parts: ByteBuffer {
        var buffer = ByteBuffer()
        for (name, value) in fields {
            buffer.writeString("--\(SentForm.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n")
            buffer.writeString(value + "\r\n")
        }
        for file in files {
            buffer.writeString(
                "--\(SentForm.boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; "
                    + "filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            buffer.writeBytes(file.bytes)
            buffer.writeString("\r\n")
        }
        buffer.writeString("--\(SentForm.boundary)--\r\n")
        return buffer
    }
}
