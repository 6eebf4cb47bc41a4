import Foundation
import OfficeFormats

/// The hidden subcommands on their own, for tests of confinement that do not need the whole house.
@main struct ReadingChild {
    static func main() async {
        let name = CommandLine.arguments.last ?? ""
        // A parser's mistake, as Swift punishes it.
        if name == "trap.txt" { print([1, 2, 3][name.utf8.count]) }
        switch CommandLine.arguments.dropFirst().first {
        case "extract-everything": exit(await ExtractEverythingChild.extract(name: name))
        case "rewrite-publishable": exit(await ExtractEverythingChild.rewrite(name: name))
        case RichChild.command: exit(await RichChild.run(name: name))
        default: exit(await ReadDocumentChild.run(name: name))
        }
    }
}
