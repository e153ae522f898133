package sa.wusul.tawasul.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.services.Findings;
import sa.wusul.services.register.RegisterEnquiry;
import sa.wusul.services.register.RegisterGateway;
import sa.wusul.services.register.RegisterPurpose;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.verification.ContactEnquiryRepository.Enquiry;

/**
 * Outbox handler that asks the one register that proves a contact's relation: the
 * register of agencies about a lawyer, that of families about everybody else.
 */
@Component
class ContactEnquiryOutboxHandler implements ContactEnquiries, OutboxHandler {

	private static final String KIND = "contact-enquiry";

	/** The service named in the enquiry. */
	private static final String SERVICE = "tawasul-contact-verification";

	private static final String RELATION = "relation";

	private static final String POWER = "powerOfAttorneyValid";

	private final ContactEnquiryRepository enquiries;

	private final Contacts contacts;

	private final Findings findings;

	private final List<RegisterGateway> gateways;

	private final Outbox outbox;

	private final Inbox inbox;

	private final TransactionTemplate together;

	ContactEnquiryOutboxHandler(ContactEnquiryRepository enquiries, Contacts contacts, Findings findings,
			List<RegisterGateway> gateways, Outbox outbox, Inbox inbox, PlatformTransactionManager transactions) {
		this.enquiries = enquiries;
		this.contacts = contacts;
		this.findings = findings;
		this.gateways = gateways;
		this.outbox = outbox;
		this.inbox = inbox;
		this.together = new TransactionTemplate(transactions);
	}

	@Override
	@Transactional
	public boolean ask(String contactCase) {
		if (this.contacts.enteredBy(contactCase).isEmpty()) {
			return false;
		}
		var call = new Call(contactCase, this.enquiries.begin(contactCase));
		this.outbox.add(OutboxEntry.of(KIND, call.name(), contactCase, call));
		return true;
	}

	@Override
	public Map<String, Object> facts(String contactCase) {
		var contact = this.contacts.enteredBy(contactCase);
		var answer = this.enquiries.find(contactCase).filter(Enquiry::answered);
		var facts = new HashMap<String, Object>();
		facts.put("contactRole", contact.map(Contact::role).orElse(ContactRole.NONE).name());
		facts.put("provenRelation",
				contact.flatMap((known) -> known.provenRelation(this.findings.forCase(contactCase)))
					.map(Enum::name)
					.orElse(null));
		facts.put(RELATION, answer.flatMap(Enquiry::relation).orElse(null));
		facts.put(POWER, answer.flatMap(Enquiry::powerOfAttorneyValid).orElse(null));
		return facts;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.gateways.stream().anyMatch(RegisterGateway::reachesAny);
	}

	@Override
	public void perform(OutboxEntry entry) {
		var call = entry.order(Call.class);
		if (isWanted(call)) {
			this.contacts.enteredBy(call.contactCase())
				.map(this::enquire)
				.ifPresent((found) -> this.together.executeWithoutResult((transaction) -> keep(call, found)));
		}
	}

	private boolean isWanted(Call call) {
		return this.enquiries.find(call.contactCase())
			.filter((enquiry) -> enquiry.round() == call.round() && !enquiry.answered())
			.isPresent();
	}

	private Map<String, Object> enquire(Contact contact) {
		var register = (contact.role() == ContactRole.LAWYER) ? "agencies" : "families";
		return RegisterGateway.get(this.gateways, register)
			.enquire(register, new RegisterEnquiry(RegisterPurpose.CONTACT, contact.caseReference(), SERVICE,
					contact.person(), Map.of(DetaineeCases.DETAINEE, contact.detainee().value())));
	}

	private void keep(Call call, Map<String, Object> found) {
		if (this.enquiries.answer(call.contactCase(), call.round(), fact(found, RELATION, String.class),
				fact(found, POWER, Boolean.class))) {
			this.inbox.receive(new InboxMessage(KIND + ":" + call.name(), ANSWERED, call.contactCase()));
		}
	}

	private static <T> Optional<T> fact(Map<String, Object> found, String name, Class<T> type) {
		return Optional.ofNullable(found.get(name)).filter(type::isInstance).map(type::cast);
	}

	/** The outbox entry of a call, without any personal data. */
	private record Call(String contactCase, int round) {

		String name() {
			return NeutralText.format("%s:%d", this.contactCase, this.round);
		}

	}

}
