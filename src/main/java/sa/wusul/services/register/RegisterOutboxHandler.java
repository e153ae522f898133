package sa.wusul.services.register;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import sa.wusul.platform.relay.Freshness;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.services.Findings;
import sa.wusul.services.WorkerList;
import sa.wusul.services.register.RegisterExchangeRepository.Exchange;
import sa.wusul.services.register.RegisterExchangeRepository.Question;
import sa.wusul.services.register.RegisterOrder.Entering;

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

	/** The particular with the number of a worker. */
	private static final String WORKER = "workerIdentityNumber";

	private final RegisterExchangeRepository exchanges;

	private final WorkerList workers;

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
			Findings findings, WorkerList workers, Outbox outbox, Inbox inbox,
			PlatformTransactionManager transactions) {
		this.workers = workers;
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
		var begun = this.exchanges.begin(order, () -> questions(order));
		var exchange = begun.exchange();
		if (begun.silent().isEmpty()) {
			tell(exchange);
		}
		begun.silent()
			.stream()
			.map((question) -> new Call(exchange.name(), question, exchange.round()))
			.forEach((call) -> this.outbox.add(OutboxEntry.of(KIND, call.name(), exchange.caseReference(), call)));
	}

	/** Returns the questions of an order: one for each register, or for each worker. */
	private Stream<Question> questions(RegisterOrder order) {
		return order.registers().stream().flatMap((register) -> {
			if (!RegisterExchanges.isEachWorker(register)) {
				return Stream.of(new Question(register, 0));
			}
			var name = register.substring(0, register.length() - EACH_WORKER.length());
			var lines = order.entry().isPresent() ? this.workers.toEnter(order.caseReference())
					: this.workers.toAsk(order.caseReference());
			return lines.stream().map((line) -> new Question(name, line));
		});
	}

	@Override
	public List<String> silent(String exchange) {
		return this.exchanges.silent(exchange).stream().map(Question::register).distinct().toList();
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
		var alone = batch();
		alone.perform(entry);
		this.together.executeWithoutResult((transaction) -> alone.record());
	}

	@Override
	public Batch batch() {
		return new Calls();
	}

	private Known known(Call call, Reading reading) {
		var exchange = reading.exchanges.computeIfAbsent(call.exchange(),
				(name) -> this.exchanges.find(name).orElseThrow());
		var file = this.caseFiles.get(exchange.caseReference());
		if (!isWanted(call, exchange, file, reading)) {
			return new Known(exchange, file, Optional.empty(), Freshness.now());
		}
		var particulars = call.question().isListed()
				? Map.of(WORKER, this.workers.identityNumber(file.reference(), call.question().line()))
				: reading.particulars.computeIfAbsent(file.reference(), this.caseFiles::particulars);
		return new Known(exchange, file, Optional.of(particulars), Freshness.now());
	}

	private boolean isWanted(Call call, Exchange exchange, CaseFile file, Reading reading) {
		return call.round() == exchange.round() && !file.state().closed()
				&& reading.silent.computeIfAbsent(exchange.name(), this.exchanges::silent).contains(call.question());
	}

	private Answer answer(Question question, Known known, Map<String, String> particulars) {
		try {
			return new Answer(facts(question, known.exchange(), known.file(), particulars), Optional.empty());
		}
		catch (EntryRefusedException refused) {
			return new Answer(Map.of(), Optional.of(refused.reason()));
		}
	}

	private Map<String, Object> facts(Question question, Exchange exchange, CaseFile file,
			Map<String, String> particulars) {
		var register = question.register();
		var gateway = RegisterGateway.get(this.gateways, register);
		var enquiry = RegisterEnquiry.about(file,
				exchange.entry().isPresent() ? RegisterPurpose.ENTRY : RegisterPurpose.DECISION, particulars);
		return exchange.entry()
			.map((entry) -> gateway.enter(register,
					new RegisterEntry(key(file, entry, question), entry.kind(), entry.termYears(), enquiry)))
			.orElseGet(() -> gateway.enquire(register, enquiry));
	}

	private static String key(CaseFile file, Entering entry, Question question) {
		var key = file.reference() + ":" + entry.kind();
		return question.isListed() ? key + ":" + question.line() : key;
	}

	/**
	 * Stores answers within one exchange. It is locked, so that of two registers that
	 * answer at the same moment one is the last.
	 */
	private void keep(String exchangeName, List<Said> answers) {
		var exchange = this.exchanges.hold(exchangeName).orElseThrow();
		var isNews = false;
		for (var said : answers) {
			isNews |= keep(exchange, said.call(), said.answer());
		}
		if (isNews) {
			goOn(exchange);
		}
	}

	private boolean keep(Exchange exchange, Call call, Answer answer) {
		if (!this.exchanges.answered(exchange.name(), call.question(), answer.refusal())) {
			return false;
		}
		if (call.question().isListed()) {
			keepWorker(exchange, call.question().line(), answer);
		}
		else if (answer.refusal().isEmpty()) {
			this.findings.replace(exchange.caseReference(), source(call, exchange), answer.facts());
		}
		return true;
	}

	/** Completes the exchange if no register is silent any more. */
	private void goOn(Exchange exchange) {
		var progress = this.exchanges.progress(exchange.name());
		if (progress.silent() == 0) {
			this.exchanges.complete(exchange.name());
			if (progress.listed() > 0) {
				completeWorkers(exchange);
			}
			tell(exchange);
		}
	}

	private void keepWorker(Exchange exchange, int line, Answer answer) {
		var reference = exchange.caseReference();
		if (exchange.entry().isEmpty()) {
			this.workers.decide(reference, line, answer.facts());
		}
		else {
			answer.refusal()
				.ifPresentOrElse((refusal) -> this.workers.refuse(reference, line, refusal.name()),
						() -> this.workers.enter(reference, line, answer.facts()));
		}
	}

	/**
	 * Returns the source of the facts; an entry's facts are not replaced by later
	 * enquiries.
	 */
	private static String source(Call call, Exchange exchange) {
		var register = call.question().register();
		return exchange.entry().map((entry) -> register + ":" + entry.kind()).orElse(register);
	}

	/**
	 * Completes the answers about all workers of a list: counts those whom the table
	 * granted, or has the fees of those refunded whom the register refused.
	 */
	private void completeWorkers(Exchange exchange) {
		if (exchange.entry().isEmpty()) {
			this.workers.conclude(exchange.caseReference());
		}
		else if (this.exchanges.refusal(exchange.name()).isEmpty()
				&& this.workers.hasRefused(exchange.caseReference())) {
			this.inbox.receive(new InboxMessage(NeutralText.format("%s:%s:refused", KIND, exchange.name()),
					WORKERS_REFUSED, exchange.caseReference()));
		}
	}

	private void tell(Exchange exchange) {
		this.inbox.receive(new InboxMessage(NeutralText.format("%s:%s:%d", KIND, exchange.name(), exchange.round()),
				ANSWERED, exchange.caseReference()));
	}

	/**
	 * The calls of one claim: what they need is read with the claim, and their answers
	 * are stored with the outcomes of their entries. A register that is asked once more
	 * answers once more, and knows the key of what it entered.
	 */
	private final class Calls implements Batch {

		private final Map<String, Known> read = new HashMap<>();

		private final Map<String, Said> answers = new LinkedHashMap<>();

		@Override
		public void prepare(List<OutboxEntry> entries) {
			var reading = new Reading();
			entries.forEach((entry) -> this.read.put(entry.key(), known(entry.order(Call.class), reading)));
		}

		@Override
		public void perform(OutboxEntry entry) {
			var call = entry.order(Call.class);
			var known = Optional.ofNullable(this.read.remove(entry.key()))
				.filter((one) -> one.age().lasts())
				.orElseGet(() -> known(call, new Reading()));
			known.particulars()
				.ifPresent((particulars) -> this.answers.put(entry.key(),
						new Said(call, answer(call.question(), known, particulars))));
		}

		@Override
		public boolean mayRecordTogether() {
			return true;
		}

		/** Stores the answers in the order in which every node locks exchanges. */
		@Override
		public void record() {
			this.answers.values()
				.stream()
				.collect(Collectors.groupingBy((said) -> said.call().exchange(), TreeMap::new, Collectors.toList()))
				.forEach(RegisterOutboxHandler.this::keep);
		}

		@Override
		public boolean recordAlone(OutboxEntry entry) {
			Optional.ofNullable(this.answers.remove(entry.key()))
				.ifPresent((said) -> keep(said.call().exchange(), List.of(said)));
			return true;
		}

		@Override
		public void recorded() {
			this.answers.clear();
		}

	}

	/** The rows that several calls of a claim need, each read once. */
	private static final class Reading {

		private final Map<String, Exchange> exchanges = new HashMap<>();

		private final Map<String, List<Question>> silent = new HashMap<>();

		private final Map<String, Map<String, String>> particulars = new HashMap<>();

	}

	/**
	 * The state of the case at a moment.
	 *
	 * @param particulars empty if the question is no longer to be asked
	 */
	private record Known(Exchange exchange, CaseFile file, Optional<Map<String, String>> particulars, Freshness age) {

	}

	/** A register's facts, or its refusal of the entry. */
	private record Answer(Map<String, Object> facts, Optional<EntryRefusal> refusal) {
	}

	/** The answer to a call, until it is stored. */
	private record Said(Call call, Answer answer) {
	}

	/** The outbox entry of a call, without any personal data. */
	private record Call(String exchange, Question question, int round) {

		String name() {
			var about = this.question.isListed() ? this.question.register() + "/" + this.question.line()
					: this.question.register();
			return NeutralText.format("%s:%s:%d", this.exchange, about, this.round);
		}

	}

}
