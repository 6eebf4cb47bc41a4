import Glibc
import Markup
import Site

/// Writes every component and layout with made-up contents to a folder, to be looked at: `storybook FOLDER`.
@main
struct Storybook {
    static func main() {
        guard CommandLine.arguments.count == 2, let stories = Stories() else {
            complain("usage: storybook FOLDER")
            exit(64)
        }
        let folder = CommandLine.arguments[1]
        mkdir(folder, 0o755)
        mkdir(folder + "/assets", 0o755)
        for (name, bytes) in Assets.shared.contents { write(bytes, to: "\(folder)/assets/\(name)") }
        for story in stories.all { write(story.page.bytes, to: "\(folder)/\(story.name).html") }
    }

    private static func complain(_ sentence: String) {
        let bytes = Array((sentence + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else {
            complain("cannot write \(path)")
            exit(1)
        }
    }
}
