import Kernel

/// Puts the parts of a form together: text into fields, files into private temporary files.
struct MultipartCollector {
    let limits: FormLimits
    private var fields = FormFields()
    private var files: [UploadedFile] = []
    private var fieldCount = 0
    private var text: (name: String, bytes: [UInt8])?
    private var writer: TemporaryFile?

    init(limits: FormLimits) { self.limits = limits }

    var form: Form { Form(fields: fields, files: files) }

    mutating func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .began(let head): try begin(head)
        case .bytes(let bytes): try add(bytes)
        case .ended: try end()
        }
    }

    func discard() {
        writer?.discard()
        for file in files { file.discard() }
    }

    private mutating func begin(_ head: MultipartHead) throws {
        guard let fileName = head.fileName else {
            fieldCount += 1
            guard fieldCount <= limits.fieldCount else { throw Refusal.tooManyFields }
            text = (head.name, [])
            return
        }
        guard files.count < max(limits.fileCount, 1) else { throw Refusal.tooManyFiles }
        writer = try TemporaryFile(field: head.name, fileName: fileName, claimedType: head.contentType)
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
        if let writer {
            guard writer.size + bytes.count <= limits.file else { throw Refusal.fileTooLarge(limits.file) }
            try writer.write(bytes)
        } else if var open = text {
            guard open.bytes.count + bytes.count <= limits.field else { throw Refusal.bodyTooLarge(limits.field) }
            text = nil
            open.bytes.append(contentsOf: bytes)
            text = open
        }
    }

    private mutating func end() throws {
        if let writer {
            self.writer = nil
            let file = try writer.finished()
            // A browser sends a nameless empty file for a field in which none was chosen.
            if file.name.isEmpty && file.size == 0 { file.discard() } else { files.append(file) }
        } else if let (name, bytes) = text {
            text = nil
            guard let value = String(validating: bytes, as: UTF8.self) else { throw Refusal.unreadableForm }
            fields.add(value, to: name)
        }
    }
}
