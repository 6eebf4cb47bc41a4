import Consultation
import Site

extension SiteAssembly {
    /// Drafts before the public, and what staff make of the opinions.
    func registerConsultations(on routes: SiteRoutes) {
        ConsultationPortal(consultations: house.consultations, site: portal).register(on: routes)
        ConsultationRoutes(consultations: house.consultations, normatives: house.normatives).register(on: routes)
        ConsultationOperationRoutes(consultations: house.consultations).register(on: routes)
    }
}
