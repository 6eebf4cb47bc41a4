import AnnualReport
import Logging
import ObjectStorage
import ServiceLifecycle

/// Begins the annual report of the year that ends, and draws the file of what was published, at the start and then every
/// few seconds; what could not be drawn is tried again after ten minutes.
struct ReportRounds: Service {
    let round: ReportRound
    let log: Logger
    static let interval = Duration.seconds(5)
    static let pause = 120

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var waits = 0
            while !Task.isCancelled {
                await open()
                if waits > 0 { waits -= 1 } else if await !print() { waits = ReportRounds.pause }
                do { try await Task.sleep(for: ReportRounds.interval) } catch { break }
            }
        }
    }

    private func open() async {
        do {
            let opened = try await round.open()
            if opened > 0 { log.notice("annual reports of the year that ends", metadata: ["opened": "\(opened)"]) }
        } catch {
            log.error("annual reports could not be opened", metadata: ["error": "\(error)"])
        }
    }

    private func print() async -> Bool {
        do {
            let kept = try await round.print()
            if kept > 0 { log.info("files of annual reports", metadata: ["drawn": "\(kept)"]) }
            return true
        } catch {
            log.error("the file of an annual report could not be drawn", metadata: ["error": "\(error)"])
            return false
        }
    }
}

extension House {
    var reportRound: ReportRound {
        ReportRound(reports: reports, shelf: FileShelf(files: files), draw: ReportFiles.pdf)
    }
}
