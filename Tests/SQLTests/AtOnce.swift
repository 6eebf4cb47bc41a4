/// Runs `act` for 0 ..< `count` at once and counts how many threw.
func refusals(of count: Int, _ act: @escaping @Sendable (Int) async throws -> Void) async -> Int {
    await withTaskGroup(of: Int.self) { group in
        for number in 0..<count {
            group.addTask {
                do {
                    try await act(number)
                    return 0
                } catch {
                    return 1
                }
            }
        }
        return await group.reduce(0, +)
    }
}
