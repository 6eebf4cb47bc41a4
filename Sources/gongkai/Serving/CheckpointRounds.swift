import Audit
import Logging
import SQL
import ServiceLifecycle

/// Signs the ends of the journal every ten minutes and once more when the server stops (reliability: a chain alone does
/// not see a cut tail).
struct CheckpointRounds: Service {
    let store: Store
    let signer: CheckpointSigner
    let log: Logger
    /// Puts a checkpoint where the database's keeper does not reach; called once it is saved.
    var keep: @Sendable (SignedNote) throws -> Void = { _ in }
    static let interval = Duration.seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sign()
                do { try await Task.sleep(for: CheckpointRounds.interval) } catch { break }
            }
        }
        await sign()
    }

    private func sign() async {
        do {
            let signer = signer
            let note = try await store.write { try signer.checkpoint(in: $0) }
            guard let note else { return }
            try keep(note)
            log.info("journal checkpoint signed")
        } catch {
            log.error("no journal checkpoint could be signed", metadata: ["error": "\(error)"])
        }
    }
}
