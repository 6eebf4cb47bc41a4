import Dispatch
import GRDB
import Kernel
import Synchronization

/// One write that waits for its turn.
struct PendingWrite: Sendable {
    /// Runs the body; what it returns is kept until `settle`.
    let run: @Sendable (Transaction) throws -> Void
    /// Tells the caller, exactly once: nil when its writes are durable.
    let settle: @Sendable ((any Error)?) -> Void
}

/// The one writer. Bodies that arrive while a commit waits for the disk are run together, each in a savepoint of its
/// own, and share the next commit: one wait for the disk acknowledges all of them.
final class GroupCommit: Sendable {
    private struct State {
        var pending: [PendingWrite] = []
        var isDraining = false
        var stopped: Refusal?
    }

    /// Beyond this the machine is far behind, and waiting longer would only end in time-outs.
    private static let longestQueue = 20_000
    /// A batch is committed once it has run this long, so that nobody's write waits for a long tail of others.
    private static let longestBatch: UInt64 = 20_000_000

    private let writer: any GRDB.DatabaseWriter
    private let timekeeper: Timekeeper
    private let batchLimit: Int
    private let checkpoints: Checkpoints?
    private let queue = DispatchQueue(label: "gongkai.sqlite.writer")
    private let state = Mutex(State())

    init(_ writer: any GRDB.DatabaseWriter, _ timekeeper: Timekeeper, batchLimit: Int, checkpoints: Checkpoints? = nil)
    {
        self.writer = writer
        self.checkpoints = checkpoints
        self.timekeeper = timekeeper
        self.batchLimit = max(batchLimit, 1)
    }

    func submit(_ write: PendingWrite) {
        let (refusal, starts) = state.withLock { state -> (Refusal?, Bool) in
            if let stopped = state.stopped { return (stopped, false) }
            guard state.pending.count < GroupCommit.longestQueue else { return (.writerBusy, false) }
            state.pending.append(write)
            defer { state.isDraining = true }
            return (nil, !state.isDraining)
        }
        if let refusal { return write.settle(refusal) }
        if starts { queue.async { self.drain() } }
    }

    /// Refuses every further write; those accepted before are still carried out.
    func stop(_ refusal: Refusal) {
        state.withLock { state in
            if state.stopped == nil { state.stopped = refusal }
        }
    }

    /// Returns after the writes accepted so far.
    func waitForPending() async {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume() }
        }
    }

    private func drain() {
        while true {
            let batch = state.withLock { state -> [PendingWrite] in
                let batch = Array(state.pending.prefix(batchLimit))
                state.pending.removeFirst(batch.count)
                if batch.isEmpty { state.isDraining = false }
                return batch
            }
            if batch.isEmpty { return }
            carryOut(batch)
        }
    }

    private func carryOut(_ batch: [PendingWrite]) {
        if state.withLock({ $0.stopped }) == .writerBroken {
            for write in batch { write.settle(Refusal.writerBroken) }
            return
        }
        let batchRun = WriteBatch(
            batch, timekeeper, deadline: DispatchTime.now().uptimeNanoseconds + GroupCommit.longestBatch)
        writer.writeWithoutTransaction { database in batchRun.carryOut(on: database) }
        if let broken = batchRun.broken { stop(broken) }
        let rest = batchRun.notReached
        if !rest.isEmpty { state.withLock { $0.pending.insert(contentsOf: rest, at: 0) } }
        batchRun.settle()
        if batchRun.broken == nil { checkpointIfDue() }
    }

    private func checkpointIfDue() {
        guard let checkpoints else { return }
        do {
            try writer.writeWithoutTransaction { database in try checkpoints.runIfDue(database) }
        } catch {
            stop(.writerBroken)
        }
    }

    /// The refusal that every write gets, once the disk has failed.
    var failure: Refusal? { state.withLock { $0.stopped == .writerBroken ? .writerBroken : nil } }
}

extension Refusal {
    static let writerBusy = Refusal(.unavailable, "没有保存：系统正忙，等待保存的操作过多。请稍后再试。")
    static let storeClosed = Refusal(.unavailable, "没有保存：系统正在停止。请稍后再试。")
    static let diskFull = Refusal(.unavailable, "没有保存：服务器磁盘空间不足。请联系系统管理员清理磁盘后再试。")
    static let writerBroken = Refusal(
        .unavailable, "没有保存：磁盘读写出错，为保护数据已停止写入。请联系系统管理员检查磁盘并重新启动服务。")
    static let readingOnly = Refusal(.unavailable, "没有保存：数据库是以只读方式打开的。请在写入进程中执行本操作。")
}
