import Foundation
import OfficeFormats

/// The subcommand `read-document` on its own, for tests of confinement that do not need the whole house.
@main struct ReadingChild {
    static func main() async {
        let name = CommandLine.arguments.last ?? ""
        // A parser's mistake, as Swift punishes it.
        if name == "trap.txt" { print([1, 2, 3][name.utf8.count]) }
        exit(await ReadDocumentChild.run(name: name))
    }
}
