import Dispatch
import GRDB
import Kernel

/// One commit of the SQLite writer and the bodies that share it. Lives on the writer's queue.
final class WriteBatch {
    private let timekeeper: Timekeeper
    private let deadline: UInt64
    private var waiting: ArraySlice<PendingWrite>
    private var outcomes: [(write: PendingWrite, error: (any Error)?)] = []

    /// Set when the disk failed in a way that a later success could not be trusted: a second fsync may report success
    /// for pages that the kernel has dropped.
    private(set) var broken: Refusal?

    /// Bodies that this commit had no time for.
    var notReached: [PendingWrite] { Array(waiting) }

    init(_ writes: [PendingWrite], _ timekeeper: Timekeeper, deadline: UInt64) {
        waiting = writes[...]
        self.timekeeper = timekeeper
        self.deadline = deadline
    }

    func carryOut(on database: GRDB.Database) {
        do {
            try database.beginTransaction(.immediate)
        } catch {
            fail(everythingWith: error)
            return
        }
        runBodies(database)
        commit(database)
    }

    func settle() {
        for outcome in outcomes { outcome.write.settle(outcome.error) }
    }

    private func runBodies(_ database: GRDB.Database) {
        let isAlone = waiting.count == 1
        while let write = waiting.popFirst() {
            let error = isAlone ? run(write, database) : runInSavepoint(write, database)
            outcomes.append((write, error))
            if isAlone, error != nil { rollback(database) }
            // The engine itself ended the transaction (disk full, I/O error): what earlier bodies wrote is gone too.
            if !database.isInsideTransaction, !(isAlone && error != nil) {
                fail(everythingWith: error ?? SQLError.failed(code: "SQLITE", message: "transaction ended"))
            }
            if let broken {
                rollback(database)
                return fail(everythingWith: broken)
            }
            if !database.isInsideTransaction { return }
            if DispatchTime.now().uptimeNanoseconds > deadline { return }
        }
    }

    private func run(_ write: PendingWrite, _ database: GRDB.Database) -> (any Error)? {
        let transaction = Transaction(SQLiteConnection(database), timekeeper)
        do {
            try write.run(transaction)
            try transaction.finish()
            return nil
        } catch {
            do { try transaction.finish() } catch { note(error) }
            return explained(error)
        }
    }

    private func runInSavepoint(_ write: PendingWrite, _ database: GRDB.Database) -> (any Error)? {
        var met: (any Error)?
        do {
            try database.inSavepoint {
                met = run(write, database)
                return met == nil ? .commit : .rollback
            }
            return met
        } catch {
            return met ?? explained(error)
        }
    }

    private func commit(_ database: GRDB.Database) {
        guard database.isInsideTransaction else { return }
        do {
            try database.commit()
        } catch {
            rollback(database)
            let succeeded = outcomes.filter { $0.error == nil }.map(\.write)
            if let error = error as? DatabaseError, error.resultCode == .SQLITE_CONSTRAINT, succeeded.count > 1 {
                // A deferred constraint speaks only at the commit; alone, the bodies show whose it was.
                outcomes.removeAll { $0.error == nil }
                for write in succeeded { runAlone(write, database) }
            } else {
                fail(everythingWith: error)
            }
        }
    }

    private func runAlone(_ write: PendingWrite, _ database: GRDB.Database) {
        let single = WriteBatch([write], timekeeper, deadline: .max)
        single.carryOut(on: database)
        outcomes += single.outcomes
        broken = broken ?? single.broken
    }

    /// Nothing of this batch was kept: those who had succeeded, or were still waiting, hear why.
    private func fail(everythingWith error: any Error) {
        let reason = explained(error)
        outcomes = outcomes.map { ($0.write, $0.error ?? reason) } + waiting.map { ($0, reason) }
        waiting = []
    }

    private func rollback(_ database: GRDB.Database) {
        do {
            try database.rollback()
        } catch {
            note(error)
            broken = broken ?? .writerBroken
        }
    }

    private func note(_ error: any Error) { _ = explained(error) }

    /// Turns what the disk did into a sentence for the person, and remembers when the writer must stop.
    private func explained(_ error: any Error) -> any Error {
        let code: Int32
        switch error {
        case let error as DatabaseError: code = error.resultCode.rawValue
        case SQLError.failed(let text, _):
            guard let number = text.split(separator: " ").last.flatMap({ Int32($0) }) else { return error }
            code = number & 0xFF
        default: return error
        }
        switch ResultCode(rawValue: code) {
        case .SQLITE_FULL: return Refusal.diskFull
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB:
            broken = .writerBroken
            return Refusal.writerBroken
        default:
            guard let error = error as? DatabaseError else { return error }
            return SQLiteConnection.translated(error)
        }
    }
}
