/// A compound file, as old office programs and embedded objects have it: streams in chains of sectors.
struct CompoundFile {
    struct Stream {
        var name: String
        var bytes: [UInt8]
    }

    private let file: ByteView
    private let sectorSize: Int
    private var table: [Int] = []

    static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    /// Nil: its header is not that of a compound file.
    init?(_ bytes: [UInt8]) {
        file = ByteView(bytes)
        let shift = file.little16(at: 30)
        guard Self.isOne(bytes), shift == 9 || shift == 12 else { return nil }
        sectorSize = 1 << shift
        for sector in allocationSectors() {
            let start = (sector + 1) * sectorSize
            for index in 0..<(sectorSize / 4) { table.append(file.little32(at: start + index * 4)) }
        }
    }

    private var sectorCount: Int { file.count / sectorSize + 1 }

    private func allocationSectors() -> [Int] {
        var sectors: [Int] = []
        for index in 0..<109 {
            let sector = file.little32(at: 76 + index * 4)
            if sector < sectorCount { sectors.append(sector) }
        }
        var next = file.little32(at: 68), left = 1_000
        while next < sectorCount, left > 0 {
            let start = (next + 1) * sectorSize
            for index in 0..<(sectorSize / 4 - 1) {
                let sector = file.little32(at: start + index * 4)
                if sector < sectorCount { sectors.append(sector) }
            }
            next = file.little32(at: start + sectorSize - 4)
            left -= 1
        }
        return sectors
    }

    private func chain(_ first: Int, in table: [Int], unit: Int, of data: ByteView, offset: Int, limit: Int) -> [UInt8]
    {
        var out: [UInt8] = [], next = first, left = table.count
        while next >= 0, next < table.count, left > 0, out.count < limit {
            let start = next * unit + offset
            guard start < data.count else { break }
            out.append(contentsOf: data.bytes[start..<min(start + unit, data.count)])
            next = table[next]
            left -= 1
        }
        return Array(out.prefix(limit))
    }

    private func sectors(_ first: Int, limit: Int) -> [UInt8] {
        chain(first, in: table, unit: sectorSize, of: file, offset: sectorSize, limit: limit)
    }

    /// Every stream, at most 2,000 of them.
    var streams: [Stream] {
        let directory = ByteView(sectors(file.little32(at: 48), limit: file.count))
        let small = ByteView(sectors(file.little32(at: 60), limit: file.count))
        let smallTable = stride(from: 0, to: small.count, by: 4).map { small.little32(at: $0) }
        let cutoff = file.little32(at: 56)
        var container = ByteView([])
        var found: [Stream] = []
        for offset in stride(from: 0, to: min(directory.count, 2_000 * 128), by: 128) {
            let type = directory[offset + 66], first = directory.little32(at: offset + 116)
            let size = min(directory.little32(at: offset + 120), file.count)
            if type == 5 { container = ByteView(sectors(first, limit: size)) }
            guard type == 2 else { continue }
            let bytes =
                size < cutoff
                ? chain(first, in: smallTable, unit: 64, of: container, offset: 0, limit: size)
                : sectors(first, limit: size)
            found.append(Stream(name: name(directory, offset), bytes: bytes))
        }
        return found
    }

    private func name(_ directory: ByteView, _ offset: Int) -> String {
        let length = min(max(directory.little16(at: offset + 64) - 2, 0), 62)
        return String(
            decoding: stride(from: 0, to: length, by: 2).map { UInt16(directory.little16(at: offset + $0)) },
            as: UTF16.self)
    }
}
