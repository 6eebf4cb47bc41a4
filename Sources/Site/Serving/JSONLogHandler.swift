package import Logging

/// Writes log entries as one line of JSON each, with control characters escaped (T16): for `LoggingSystem.bootstrap`.
package struct JSONLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel = Logger.Level.info
    private let label: String
    private let sink: AccessLog
    /// The names of every line; metadata of the same name stands as `x_…`.
    private static let own: Set = ["time", "level", "label", "message", "error"]

    package init(label: String, to sink: AccessLog = .standardError) {
        self.label = label
        self.sink = sink
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var object = JSONLine()
        object.add("time", Timestamp.now())
        object.add("level", event.level.rawValue)
        object.add("label", label)
        object.add("message", event.message.description)
        object.add("error", event.error.map { "\($0)" })
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            object.add(JSONLogHandler.own.contains(name) ? "x_" + name : name, value.description)
        }
        sink.write(object.text)
    }
}
