/// What is known of the machine's SQLite.
package enum SQLiteVersion {
    /// A sentence for the operator when `version` can lose writes by the WAL-reset fault (3.7.0 … 3.51.2 but for the
    /// backports 3.50.7 and 3.44.6); nil when it cannot.
    package static func resetFaultNotice(_ version: String) -> String? {
        let parts = version.split(separator: ".").compactMap { Int($0) }
        guard parts.count >= 3 else { return nil }
        let isCured =
            switch (parts[0], parts[1]) {
            case (3, 44): parts[2] >= 6
            case (3, 50): parts[2] >= 7
            case (3, 51): parts[2] >= 3
            case (let major, let minor): major > 3 || minor > 51
            }
        return isCured
            ? nil : "SQLite \(version) 在两个连接同时写入时可能丢失数据；本系统只用一个写入连接，不受影响。请勿用其他程序写入这个数据库。"
    }
}
