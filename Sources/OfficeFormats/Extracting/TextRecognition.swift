import Foundation

/// Reads the text off pictures with tesseract, within a budget for each file.
enum TextRecognition {
    /// Adds what is read; a picture that cannot be opened makes the extraction incomplete (it may be lying).
    static func add(_ picture: [UInt8], detail: String = "图片", scope: ExtractionScope) async throws {
        if let (width, height) = PictureSize.of(picture) {
            if width < 24 || height < 12 { return }
            if width.multipliedReportingOverflow(by: height).partialValue > 80_000_000 || width > 60_000 {
                return scope.fail("picture_too_large", "图片过大，没有识别其中的文字。请缩小后重新提交。")
            }
        }
        guard scope.ledger.picturesLeft > 0, picture.count <= scope.limits.pictureBytes else {
            return scope.note("recognition_budget", "图片较多或较大，其中一些没有识别文字，请人工查看。")
        }
        scope.ledger.picturesLeft -= 1
        do {
            let text = try await text(picture)
            scope.add(.ocr, detail, text, isFromOCR: true)
        } catch let error where error.code == .converterMissing {
            scope.fail("recognition_missing", "没有识别图片中的文字：服务器上没有安装文字识别程序。请联系系统管理员。")
        } catch {
            scope.fail("picture_unreadable", "图片打不开或识别超时，没有识别其中的文字。请重新导出图片后提交。")
        }
    }

    static func text(_ picture: [UInt8]) async throws(ReadingError) -> String {
        guard access("/usr/bin/tesseract", X_OK) == 0 else { throw ReadingError(.converterMissing, "tesseract") }
        let run = ForeignTool.Run(
            arguments: ["OMP_THREAD_LIMIT=1", "tesseract", "stdin", "stdout", "-l", "chi_sim+eng", "--psm", "3"])
        let read = try await ForeignTool.output("env", run, input: picture)
        return joined(String(decoding: read, as: UTF8.self))
    }

    /// It sets blanks between Chinese characters; a person does not.
    static func joined(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var out = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == " ", index > 0, index + 1 < scalars.count,
                isWide(scalars[index - 1]) || isWide(scalars[index + 1])
            {
                continue
            }
            if scalar != "\u{C}" { out.append(scalar) }
        }
        return String(out)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        (0x2E80...0x9FFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
    }
}

/// Width and height as a picture's header claims them.
enum PictureSize {
    static func of(_ bytes: [UInt8]) -> (Int, Int)? {
        let view = ByteView(bytes)
        switch PictureKind.of(bytes) {
        case .png: return (view.big32(at: 16), view.big32(at: 20))
        case .gif: return (view.little16(at: 6), view.little16(at: 8))
        case .jpeg: return jpeg(view)
        case .bitmap where view.starts("BM"):
            return (view.little32(at: 18), abs(Int(Int32(truncatingIfNeeded: view.little32(at: 22)))))
        default: return nil
        }
    }

    private static func jpeg(_ view: ByteView) -> (Int, Int)? {
        var offset = 2
        while offset + 9 < view.count, view[offset] == 0xFF {
            let marker = view[offset + 1]
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (view.big16(at: offset + 7), view.big16(at: offset + 5))
            }
            if marker == 0xDA { return nil }
            offset += 2 + max(2, view.big16(at: offset + 2))
        }
        return nil
    }
}
