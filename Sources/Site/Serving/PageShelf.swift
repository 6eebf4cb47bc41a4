/// Finished pages within a number of bytes: when it is full, one that was not asked for lately makes room (second
/// chance), so that keeping order costs nothing when a page is read.
struct PageShelf {
    struct Key: Hashable, Sendable {
        /// Path and query as they arrived.
        let target: String
        /// How the visitor reads: elder mode, traditional characters.
        let reading: ReadingChoice
        /// The configured name of a portal of its own; empty for the default one, whatever the Host header says.
        var host = ""
    }

    private struct Slot {
        let key: Key
        let page: ReadyPage
        var isWanted = false
    }

    let limit: Int
    private(set) var bytes = 0
    private var slots: [Slot?] = []
    private var free: [Int] = []
    private var places: [Key: Int] = [:]
    private var hand = 0

    init(limit: Int) { self.limit = max(limit, 0) }

    var count: Int { places.count }

    mutating func page(_ key: Key) -> ReadyPage? {
        guard let place = places[key], slots.indices.contains(place) else { return nil }
        slots[place]?.isWanted = true
        return slots[place]?.page
    }

    /// What is larger than an eighth of the shelf is not kept: one page must not push all others out.
    mutating func put(_ page: ReadyPage, _ key: Key) {
        guard page.weight <= limit / 8 else { return }
        if let place = places[key] { remove(at: place) }
        while bytes + page.weight > limit, !places.isEmpty { turn() }
        bytes += page.weight
        let slot = Slot(key: key, page: page)
        if let place = free.popLast() {
            slots[place] = slot
            places[key] = place
        } else {
            slots.append(slot)
            places[key] = slots.count - 1
        }
    }

    mutating func removeAll() {
        self = PageShelf(limit: limit)
    }

    private mutating func turn() {
        hand = slots.isEmpty ? 0 : (hand + 1) % slots.count
        guard slots.indices.contains(hand), let slot = slots[hand] else { return }
        if slot.isWanted { slots[hand]?.isWanted = false } else { remove(at: hand) }
    }

    private mutating func remove(at place: Int) {
        guard slots.indices.contains(place), let slot = slots[place] else { return }
        bytes -= slot.page.weight
        places[slot.key] = nil
        slots[place] = nil
        free.append(place)
    }
}
