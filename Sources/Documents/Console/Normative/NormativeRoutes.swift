package import ObjectStorage
package import Site

/// Normative documents, clean-ups and gazettes on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/normative, /console/normative/export/{format} | the ledger with validity, and the same as a file |
/// | GET, POST | /console/normative/new, …/enrolment | 立项, 存量文件入库 |
/// | GET | /console/normative/texts/{text} | one text |
/// | POST | /console/normative/texts/{text}/acts/{act}, …/gazette | each act; 报送公报 |
/// | GET | /console/normative/texts/{text}/files/{hash} | a file of the chain |
/// | GET, POST | /console/clean-ups, /console/clean-ups/{cleanup} … | 清理 |
/// | GET, POST | /console/gazette, /console/gazette/{submission}/acts/{act} | 公报送登和公报库 |
package struct NormativeRoutes: Sendable {
    let texts: NormativeStore
    let files: FileShelf

    package init(texts: NormativeStore, files: FileShelf) {
        self.texts = texts
        self.files = files
    }

    package func register(on routes: SiteRoutes) {
        routes.page(NormativeLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.page(NormativeLinks.export, audience: .staff) { _, context, format in try await export(format, context) }
        routes.page(NormativeLinks.new, audience: .staff) { _, context in try await newPage(nil, context) }
        routes.act(NormativeLinks.new, audience: .staff) { form, context in try await start(form, context) }
        routes.page(NormativeLinks.enrolment, audience: .staff) { _, context in try await enrolment(nil, context) }
        routes.act(NormativeLinks.enrolment, audience: .staff) { form, context in try await enrol(form, context) }
        routes.page(NormativeLinks.text, audience: .staff) { _, context, id in try await page(id, nil, context) }
        routes.act(NormativeLinks.act, audience: .staff, reading: .upload(megabytes: 50, count: 1)) {
            form, context, id, act in try await perform(act, form, context, id)
        }
        routes.page(NormativeLinks.file, audience: .staff) { _, context, id, hash in
            try await file(hash, of: id, context)
        }
        registerCleanUps(on: routes)
        registerGazette(on: routes)
    }

    private func registerCleanUps(on routes: SiteRoutes) {
        routes.page(NormativeLinks.cleanUps, audience: .staff) { _, context in try await cleanUps(nil, context) }
        routes.act(NormativeLinks.cleanUps, audience: .staff) { form, context in try await openCleanUp(form, context) }
        routes.page(NormativeLinks.cleanUp, audience: .staff) { _, context, id in try await cleanUp(id, nil, context) }
        routes.act(NormativeLinks.cleanUpAct, audience: .staff) { form, context, id, act in
            try await performCleanUp(act, form, context, id)
        }
        routes.act(NormativeLinks.cleanUpItem, audience: .staff) { form, context, id, text, act in
            try await decideItem(act, form, context, id, text)
        }
    }

    private func registerGazette(on routes: SiteRoutes) {
        routes.page(NormativeLinks.gazette, audience: .staff) { _, context in try await gazette(nil, context) }
        routes.act(NormativeLinks.submission, audience: .staff) { form, context, id in
            try await submit(form, context, id)
        }
        routes.act(NormativeLinks.gazetteAct, audience: .staff) { form, context, id, act in
            try await performGazette(act, form, context, id)
        }
    }
}
