import Foundation

/// What the hidden subcommands `extract-everything` and `rewrite-publishable` do: standard input → standard output.
package enum ExtractEverythingChild {
    /// Takes everything out of the file on standard input. The exit status: 0 done, 1 refused with the sentence on
    /// standard error.
    package static func extract(name: String) async -> Int32 {
        await run { bytes throws(ReadingError) in
            ExtractionCoding.encode(try await EverythingExtractor.extract(bytes, name: name))
        }
    }

    /// Cleans the file on standard input for publication; statuses as in `extract(name:)`.
    package static func rewrite(name: String) async -> Int32 {
        await run { bytes throws(ReadingError) in
            ExtractionCoding.encode(try await PublishableRewriter.rewrite(bytes, name: name))
        }
    }

    private static func run(_ work: ([UInt8]) async throws -> [UInt8]) async -> Int32 {
        keepOwnMemory(below: 1 << 30)
        do {
            let input = try FileHandle.standardInput.readToEnd().map { Array($0) } ?? []
            try FileHandle.standardOutput.write(contentsOf: Data(try await work(input)))
            return 0
        } catch let error as ReadingError {
            complain(error.sentence)
        } catch {
            complain("文件未能读取：读取程序出错。请用办公软件打开后另存，再重新提交。")
        }
        return 1
    }

    private static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    /// The office program it starts needs far more address space than our own parsers may have.
    private static func keepOwnMemory(below bytes: Int) {
        guard getenv("GONGKAI_CONFINED") != nil else { return }
        var limit = rlimit()
        let resource = __rlimit_resource_t(bitPattern: RLIMIT_AS.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_cur, rlim_t(bytes))
        setrlimit(resource, &limit)
    }
}
