/// A picture as plain samples: one byte a pixel of grey, or three of red, green and blue.
package struct PixelPage: Sendable, Hashable {
    /// In pixels.
    package let width: Int
    /// In pixels.
    package let height: Int
    /// 1 or 3.
    package private(set) var channels: Int
    /// Row by row, without gaps.
    package private(set) var samples: [UInt8]

    /// A picture of one shade of grey; sides of 1 to 20,000 pixels.
    package init(width: Int, height: Int, grey: UInt8 = 255) {
        self.width = min(max(width, 1), 20_000)
        self.height = min(max(height, 1), 20_000)
        channels = 1
        samples = [UInt8](repeating: grey, count: self.width * self.height)
    }

    /// A binary PGM or PPM file; nil for anything else. A picture without colours is kept in grey.
    package init?(pnm bytes: [UInt8]) {
        guard bytes.count > 8, bytes[0] == UInt8(ascii: "P"), bytes[1] == 0x35 || bytes[1] == 0x36 else { return nil }
        var at = 2, numbers: [Int] = []
        while numbers.count < 3 {
            while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
            var number = 0, digits = 0
            while at < bytes.count, (0x30...0x39).contains(bytes[at]), digits < 6 {
                number = number * 10 + Int(bytes[at] - 0x30)
                at += 1
                digits += 1
            }
            guard digits > 0 else { return nil }
            numbers.append(number)
        }
        let channels = bytes[1] == 0x36 ? 3 : 1
        guard (1...20_000).contains(numbers[0]), (1...20_000).contains(numbers[1]), numbers[2] == 255,
            bytes.count == at + 1 + numbers[0] * numbers[1] * channels
        else { return nil }
        width = numbers[0]
        height = numbers[1]
        self.channels = channels
        samples = Array(bytes[(at + 1)...])
        if channels == 3 { dropColours() }
    }

    private mutating func dropColours() {
        let count = width * height
        let grey: [UInt8]? = samples.withUnsafeBufferPointer { source in
            var at = 0
            while at < count * 3 {
                if source[at] != source[at + 1] || source[at] != source[at + 2] { return nil }
                at += 3
            }
            return [UInt8](unsafeUninitializedCapacity: count) { target, written in
                var pixel = 0
                while pixel < count {
                    target[pixel] = source[pixel * 3]
                    pixel += 1
                }
                written = count
            }
        }
        if let grey {
            samples = grey
            channels = 1
        }
    }

    /// Overwrites a rectangle with one shade; what lies outside the picture is left out.
    package mutating func fill(_ area: PixelArea, grey: UInt8) {
        let area = area.clipped(width, height)
        let (row, channels) = (width * channels, channels)
        samples.withUnsafeMutableBufferPointer { target in
            for y in area.top..<area.bottom {
                let start = y * row + area.left * channels
                for at in start..<(start + (area.right - area.left) * channels) { target[at] = grey }
            }
        }
    }

    /// Lays a picture in grey over this one with its upper left corner there; it must lie inside.
    package mutating func stamp(_ picture: PixelPage, left: Int, top: Int) {
        guard picture.channels == 1, left >= 0, top >= 0, left + picture.width <= width, top + picture.height <= height
        else { return }
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let at = ((top + y) * width + left + x) * channels
                for channel in 0..<channels { samples[at + channel] = picture.samples[y * picture.width + x] }
            }
        }
    }

    /// The rectangle as a picture of its own; nil when nothing of it lies inside.
    package func cut(_ area: PixelArea) -> PixelPage? {
        let area = area.clipped(width, height)
        guard area.right > area.left, area.bottom > area.top else { return nil }
        var piece = PixelPage(width: area.right - area.left, height: area.bottom - area.top)
        piece.channels = channels
        piece.samples = []
        piece.samples.reserveCapacity(piece.width * piece.height * channels)
        for y in area.top..<area.bottom {
            let start = (y * width + area.left) * channels
            piece.samples += samples[start..<(start + piece.width * channels)]
        }
        return piece
    }

    /// As a PGM or PPM file.
    package var pnm: [UInt8] {
        Array("\(channels == 1 ? "P5" : "P6")\n\(width) \(height)\n255\n".utf8) + samples
    }

    /// Black where it was white.
    package var negative: PixelPage {
        var result = self
        result.samples = samples.map { 255 - $0 }
        return result
    }
}

/// A rectangle in pixels; the right and lower side do not belong to it.
package struct PixelArea: Sendable, Hashable {
    /// The first column.
    package let left: Int
    /// The first row.
    package let top: Int
    /// Behind the last column.
    package let right: Int
    /// Behind the last row.
    package let bottom: Int

    /// A rectangle.
    package init(left: Int, top: Int, right: Int, bottom: Int) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    func clipped(_ width: Int, _ height: Int) -> PixelArea {
        let (x, y) = (min(max(left, 0), width), min(max(top, 0), height))
        return PixelArea(left: x, top: y, right: min(max(right, x), width), bottom: min(max(bottom, y), height))
    }
}

extension PixelPage {
    /// Whether the two pictures show the same in a rectangle, but for shades that no eye sees.
    package func isLike(_ other: PixelPage, in area: PixelArea) -> Bool {
        guard width == other.width, height == other.height else { return false }
        let area = area.clipped(width, height)
        return samples.withUnsafeBufferPointer { own in
            other.samples.withUnsafeBufferPointer { theirs in
                for y in area.top..<area.bottom {
                    for x in area.left..<area.right {
                        let (here, there) = ((y * width + x) * channels, (y * width + x) * other.channels)
                        for channel in 0..<channels {
                            let (one, two) = (own[here + channel], theirs[there + min(channel, other.channels - 1)])
                            if abs(Int(one) - Int(two)) > 16 { return false }
                        }
                    }
                }
                return true
            }
        }
    }
}

extension PixelPage {
    /// Whether a rectangle is of one colour, but for shades that no eye sees; nil when nothing of it lies inside.
    package func isPlain(_ area: PixelArea) -> Bool? {
        let area = area.clipped(width, height)
        guard area.right > area.left, area.bottom > area.top else { return nil }
        return samples.withUnsafeBufferPointer { own in
            let first = (area.top * width + area.left) * channels
            for y in area.top..<area.bottom {
                let start = (y * width + area.left) * channels
                for at in start..<start + (area.right - area.left) * channels {
                    if abs(Int(own[at]) - Int(own[first + (at - start) % channels])) > 24 { return false }
                }
            }
            return true
        }
    }
}
