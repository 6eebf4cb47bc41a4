import Synchronization

/// Reads what public pages are valid for: any recorded act, and the day in Beijing. Another text is another content.
package typealias ContentVersion = @Sendable () async throws -> String

/// Public pages, rendered once per content version and kept in memory.
///
/// No page is given out on a version that was read longer than `freshness` ago, on whatever node the change was made; so
/// withdrawn text is gone within that time of its commit (FOI-23; decision 0009).
package final class PageCache: Sendable {
    struct State {
        var shelf: PageShelf
        /// Addresses with a query have a shelf of their own: nobody can push the pages out by inventing queries.
        var queries: PageShelf
        var version: String?
        var generation = 0
        var readAt: ContinuousClock.Instant?
        var reading: Task<Void, any Error>?
        var flights: [PageShelf.Key: [CheckedContinuation<Void, Never>]] = [:]
    }

    let state: Mutex<State>
    let freshness: Duration
    private let version: ContentVersion
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - limit: Bytes of pages to keep, in both encodings.
    ///   - freshness: How old the last look at the version may be.
    package init(
        limit: Int = 96 * 1_024 * 1_024, freshness: Duration = .milliseconds(200),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
        version: @escaping ContentVersion
    ) {
        state = Mutex(State(shelf: PageShelf(limit: limit / 4 * 3), queries: PageShelf(limit: limit / 4)))
        self.freshness = freshness
        self.now = now
        self.version = version
    }

    /// How many pages and bytes are kept now.
    package var held: (pages: Int, bytes: Int) {
        state.withLock { ($0.shelf.count + $0.queries.count, $0.shelf.bytes + $0.queries.bytes) }
    }

    /// The page, when it is here and the version was looked at lately; starts the next look early, so that busy sites
    /// never wait for one.
    func ready(_ key: PageShelf.Key) -> ReadyPage? {
        let now = now()
        return state.withLock { state in
            guard let readAt = state.readAt, now - readAt <= freshness else { return nil }
            if now - readAt > freshness / 2, state.reading == nil { state.reading = look() }
            return state.page(key)
        }
    }

    /// Makes sure that the version was looked at lately; many callers look once.
    ///
    /// - Returns: The generation that what is rendered from now on belongs to.
    func freshen() async throws -> Int {
        let now = now()
        let (generation, task) = state.withLock { state -> (Int, Task<Void, any Error>?) in
            if let readAt = state.readAt, now - readAt <= freshness { return (state.generation, nil) }
            let task = state.reading ?? look()
            state.reading = task
            return (state.generation, task)
        }
        guard let task else { return generation }
        try await task.value
        return state.withLock { $0.generation }
    }

    private func look() -> Task<Void, any Error> {
        // The time before reading: the version may be older than its arrival, never older than the question.
        let asked = now()
        return Task { [self] in
            do {
                let found = try await version()
                state.withLock { $0.saw(found, at: asked) }
            } catch {
                state.withLock { $0.reading = nil }
                throw error
            }
        }
    }

    /// True when the caller is to render the page, false when somebody else is at it.
    func leads(_ key: PageShelf.Key) -> Bool {
        state.withLock { state in
            guard state.flights[key] == nil else { return false }
            state.flights[key] = []
            return true
        }
    }

    /// Waits until the page that somebody else renders is done, well or not.
    func wait(for key: PageShelf.Key) async {
        await withCheckedContinuation { (waiting: CheckedContinuation<Void, Never>) in
            let isOver = state.withLock { state in
                guard state.flights[key] != nil else { return true }
                state.flights[key]?.append(waiting)
                return false
            }
            if isOver { waiting.resume() }
        }
    }

    /// Ends the rendering of `key`, with the page or without; what belongs to an older generation is not kept.
    func land(_ key: PageShelf.Key, _ page: ReadyPage?, generation: Int) {
        let waiting = state.withLock { state in
            if let page, state.generation == generation { state.put(page, key) }
            return state.flights.removeValue(forKey: key) ?? []
        }
        for one in waiting { one.resume() }
    }
}

extension PageCache.State {
    mutating func page(_ key: PageShelf.Key) -> ReadyPage? {
        key.target.utf8.contains(UInt8(ascii: "?")) ? queries.page(key) : shelf.page(key)
    }

    mutating func put(_ page: ReadyPage, _ key: PageShelf.Key) {
        if key.target.utf8.contains(UInt8(ascii: "?")) { queries.put(page, key) } else { shelf.put(page, key) }
    }

    mutating func saw(_ found: String, at asked: ContinuousClock.Instant) {
        reading = nil
        readAt = asked
        guard found != version else { return }
        version = found
        generation += 1
        shelf.removeAll()
        queries.removeAll()
    }
}
