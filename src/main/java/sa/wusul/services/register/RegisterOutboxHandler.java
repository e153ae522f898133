package sa.wusul.services.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.services.Findings;
import sa.wusul.services.register.RegisterExchangeRepository.Exchange;

/**
 * Outbox handler that calls registers through the outbox, each with an entry of its own,
 * so that a register that is down delays no other.
 *
 * <p>
 * Each round has its own entries, and those of older rounds end without a call: the
 * outbox finally gives an entry up, but never an exchange that is ordered again.
 */
@Component
class RegisterOutboxHandler implements RegisterExchanges, OutboxHandler {

	private static final String KIND = "register";

	private final RegisterExchangeRepository exchanges;

	private final List<RegisterGateway> gateways;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final Outbox outbox;

	private final Inbox inbox;

	private final TransactionTemplate together;

	/**
	 * Creates the handler.
	 * @param gateways the first one that reaches a register is used
	 */
	RegisterOutboxHandler(RegisterExchangeRepository exchanges, List<RegisterGateway> gateways, CaseFiles caseFiles,
			Findings findings, Outbox outbox, Inbox inbox, PlatformTransactionManager transactions) {
		this.exchanges = exchanges;
		this.gateways = gateways;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.outbox = outbox;
		this.inbox = inbox;
		this.together = new TransactionTemplate(transactions);
	}

	@Override
	@Transactional
	public void ask(RegisterOrder order) {
		var exchange = this.exchanges.begin(order);
		var silent = this.exchanges.silent(order.exchange());
		if (silent.isEmpty()) {
			tell(exchange);
		}
		silent.stream()
			.map((register) -> new Call(exchange.name(), register, exchange.round()))
			.forEach((call) -> this.outbox.add(OutboxEntry.of(KIND, call.name(), exchange.caseReference(), call)));
	}

	@Override
	public List<String> silent(String exchange) {
		return this.exchanges.silent(exchange);
	}

	@Override
	public Optional<EntryRefusal> refusal(String exchange) {
		return this.exchanges.refusal(exchange);
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Checks whether any register is configured; calls wait until then. */
	@Override
	public boolean isAvailable() {
		return this.gateways.stream().anyMatch(RegisterGateway::reachesAny);
	}

	@Override
	public void perform(OutboxEntry entry) {
		var call = entry.order(Call.class);
		var exchange = this.exchanges.find(call.exchange()).orElseThrow();
		var file = this.caseFiles.get(exchange.caseReference());
		if (isWanted(call, exchange, file)) {
			var answer = answer(call.register(), exchange, file);
			this.together.executeWithoutResult((transaction) -> keep(call, answer));
		}
	}

	private boolean isWanted(Call call, Exchange exchange, CaseFile file) {
		return call.round() == exchange.round() && !file.state().closed()
				&& this.exchanges.silent(exchange.name()).contains(call.register());
	}

	private Answer answer(String register, Exchange exchange, CaseFile file) {
		try {
			return new Answer(facts(register, exchange, file), Optional.empty());
		}
		catch (EntryRefusedException refused) {
			return new Answer(Map.of(), Optional.of(refused.reason()));
		}
	}

	private Map<String, Object> facts(String register, Exchange exchange, CaseFile file) {
		var gateway = this.gateways.stream()
			.filter((candidate) -> candidate.reaches(register))
			.findFirst()
			.orElseThrow(() -> new TemporaryFailureException("there is no way to the register " + register));
		var enquiry = RegisterEnquiry.about(file, this.caseFiles.particulars(file.reference()));
		return exchange.entry()
			.map((entry) -> gateway.enter(register,
					new RegisterEntry(file.reference() + ":" + entry.kind(), entry.kind(), entry.termYears(), enquiry)))
			.orElseGet(() -> gateway.enquire(register, enquiry));
	}

	/**
	 * Stores the answer. The exchange is locked, so that of two registers that answer at
	 * the same moment one is the last.
	 */
	private void keep(Call call, Answer answer) {
		var exchange = this.exchanges.hold(call.exchange()).orElseThrow();
		if (!this.exchanges.answered(call.exchange(), call.register(), answer.refusal())) {
			return;
		}
		if (answer.refusal().isEmpty()) {
			this.findings.replace(exchange.caseReference(), source(call, exchange), answer.facts());
		}
		if (this.exchanges.silent(call.exchange()).isEmpty()) {
			this.exchanges.complete(call.exchange());
			tell(exchange);
		}
	}

	/**
	 * Returns the source of the facts; an entry's facts are not replaced by later
	 * enquiries.
	 */
	private static String source(Call call, Exchange exchange) {
		return exchange.entry().map((entry) -> call.register() + ":" + entry.kind()).orElseGet(call::register);
	}

	private void tell(Exchange exchange) {
		this.inbox.receive(new InboxMessage(NeutralText.format("%s:%s:%d", KIND, exchange.name(), exchange.round()),
				ANSWERED, exchange.caseReference()));
	}

	/** A register's facts, or its refusal of the entry. */
	private record Answer(Map<String, Object> facts, Optional<EntryRefusal> refusal) {
	}

	/** The outbox entry of a call, without any personal data. */
	private record Call(String exchange, String register, int round) {

		String name() {
			return NeutralText.format("%s:%s:%d", this.exchange, this.register, this.round);
		}

	}

}
