import Foundation

/// A mail server on one loopback port, in a process of its own that ends with the test.
struct MailSink {
    let port: Int
    let folder: URL

    static func with(_ options: [String] = [], _ body: (MailSink) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gongkai-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process(), output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Sink/smtp_sink.py")
        process.arguments = ["python3", script.path, folder.path] + options
        process.standardOutput = output
        try process.run()
        // A test's thread blocks SIGTERM, and its child inherits that.
        defer { kill(process.processIdentifier, SIGKILL) }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw CocoaError(.fileReadUnknown)
        }
        try await body(MailSink(port: port, folder: folder))
    }

    /// What came, as it came over the line.
    func message(_ number: Int) throws -> String {
        let data = try Data(contentsOf: folder.appendingPathComponent("\(number).eml"))
        return String(decoding: data, as: UTF8.self)
    }

    func envelope(_ number: Int) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent("\(number).json")), as: UTF8.self)
    }

    var count: Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.count { $0.hasSuffix(".eml") }
    }
}
