package sa.wusul.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.archive.ItemState;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.records.HandoverOrder.Content;
import sa.wusul.records.HandoverOrder.State;

/**
 * Packages that one person asks for and another one approves. Those of a confidential
 * domain concern its own cases only, which for all others do not exist. A package is
 * built after the approval, outside any transaction, and lies in the archive until it is
 * downloaded or its time is over.
 */
@Service
class HandoverOrderService implements HandoverOrders {

	private static final long MEGABYTE = 1 << 20;

	private static final Pattern KEY = Pattern.compile("(?i)(?:HO-)?([0-9]{1,15})");

	private final HandoverOrderRepository orders;

	private final PackageService packages;

	private final CaseFiles caseFiles;

	private final Archive archive;

	private final Rights rights;

	private final CurrentStaff staff;

	private final PersonSearchStarter searches;

	private final LimitDecisions limits;

	private final Outbox outbox;

	private final Inbox inbox;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	HandoverOrderService(HandoverOrderRepository orders, PackageService packages, CaseFiles caseFiles, Archive archive,
			Rights rights, CurrentStaff staff, PersonSearchStarter searches, LimitDecisions limits, Outbox outbox,
			Inbox inbox, AuditLog audit, Clock clock, PlatformTransactionManager transactions) {
		this.orders = orders;
		this.packages = packages;
		this.caseFiles = caseFiles;
		this.archive = archive;
		this.rights = rights;
		this.staff = staff;
		this.searches = searches;
		this.limits = limits;
		this.outbox = outbox;
		this.inbox = inbox;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	@Transactional
	public Result ask(Submission submission, String asking) {
		var answers = submission.answers();
		var content = Content.valueOf((String) answers.variables().getOrDefault("packageContent", Content.CASE.name()));
		var domain = this.rights.confidentialDomain(asking).orElse(DisposalOffice.RECORDS);
		var file = this.caseFiles.find(CaseReference.parse(answers.text("handedCase")).value())
			.filter((known) -> domain.equals(domain(known)) && isTheirs(known))
			.orElseThrow(HandoverOrderService::unknownCase);
		var person = (content == Content.PERSON) ? Optional.of(person(answers, file)) : Optional.<String>empty();
		refuseUnlessPossible(file, content, person);
		var office = new DisposalOffice(domain, file.place().centre());
		var reason = answers.text("handoverReason");
		var number = this.orders.insert(office, content, file.reference(), person, reason, submission.author(),
				this.clock.instant());
		this.audit.add(AuditEntry.done(submission.author(), "handover.asked")
			.ofCase(file.reference())
			.on(HandoverOrder.key(number))
			.with("content=" + content)
			.saying(reason));
		var facts = new HashMap<String, Object>();
		facts.put("handoverNumber", number);
		facts.put("packageContent", content.name());
		facts.put("handedCase", file.reference());
		facts.putAll(file.facts());
		return Result.as(file.reference(), facts);
	}

	private String domain(CaseFile file) {
		return this.rights.confidentialDomain(file.processKey()).orElse(DisposalOffice.RECORDS);
	}

	/** Checks whether the person who asks decides about this case. */
	private boolean isTheirs(CaseFile file) {
		var groups = this.staff.person().map(CurrentStaff.Person::groups).orElse(Set.of());
		return new DisposalOffice(domain(file), file.place().centre()).isOf(groups);
	}

	/**
	 * Returns the hash of the identity number of the person whose data is asked for: of
	 * the order that is named, if the case names that person, else the requester.
	 */
	private String person(Answers answers, CaseFile file) {
		var order = answers.find("personOrder");
		if (order.isEmpty()) {
			if (file.requester().agent().isPresent()) {
				throw new RefusalException(Kind.CONFLICT, "handover.agent");
			}
			return this.packages.requesterOf(file.reference());
		}
		return order.map(KEY::matcher)
			.filter(Matcher::matches)
			.flatMap((key) -> this.orders.find(Long.parseLong(key.group(1))))
			.flatMap(HandoverOrder::personHash)
			.filter((person) -> this.packages.casesWith(person, domain(file)).contains(file.reference()))
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "handover.otherPerson"));
	}

	private void refuseUnlessPossible(CaseFile file, Content content, Optional<String> person) {
		if (content == Content.CASE && !file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "handover.open");
		}
		var most = this.limits.number(HandoverLimit.PACKAGE_MEGABYTES);
		var bytes = person.map((hash) -> this.packages.byteCountOfPerson(hash, domain(file)))
			.orElseGet(() -> this.packages.byteCount(file.reference()));
		if (bytes > most * MEGABYTE) {
			throw new RefusalException(Kind.CONFLICT, "handover.tooLarge", most);
		}
	}

	@Override
	@Transactional
	public void approve(long number, String process, String askedBy, String approvedBy) {
		var order = this.orders.lock(number).orElseThrow(HandoverOrderService::unknown);
		if (order.state() != State.ASKED) {
			return;
		}
		if (askedBy.equalsIgnoreCase(approvedBy) || !askedBy.equalsIgnoreCase(order.askedBy())) {
			throw new RefusalException(Kind.FORBIDDEN, "task.fourEyes");
		}
		refuseUnlessPossible(file(order), order.content(), order.personHash());
		this.orders.approve(number, approvedBy, process);
		this.outbox.add(HandoverOutboxHandler.entry(order));
		this.audit.add(AuditEntry.done(approvedBy, "handover.approved")
			.ofCase(order.caseReference())
			.on(order.key())
			.with("content=" + order.content() + " askedBy=" + askedBy));
	}

	@Override
	@Transactional
	public void refuse(long number, String refusedBy) {
		var order = this.orders.lock(number).orElseThrow(HandoverOrderService::unknown);
		if (order.state() == State.ASKED) {
			this.orders.delete(number);
			this.audit.add(AuditEntry.done(refusedBy, "handover.refused")
				.ofCase(order.caseReference())
				.on(order.key())
				.with("content=" + order.content() + " askedBy=" + order.askedBy()));
		}
	}

	@Override
	@Transactional
	public void askWindows(long number) {
		var order = this.orders.find(number).orElseThrow(HandoverOrderService::unknown);
		this.rights.confidentialDomains().forEach((domain) -> this.searches.begin(domain, order));
	}

	@Override
	public Held heldOf(long number, String domain) {
		var held = this.packages.casesWith(personOf(number), domain);
		return new Held(held.size(),
				held.isEmpty() ? Optional.empty() : Optional.of(this.caseFiles.get(held.get(held.size() - 1))));
	}

	@Override
	public void demandAsked(long number, String domain) {
		if (!this.orders.isAsked(personOf(number), domain)) {
			throw new RefusalException(Kind.CONFLICT, "handover.notAsked");
		}
	}

	@Override
	public void withhold(long number, String reference, String reason, String account) {
		this.audit.add(AuditEntry.done(account, "handover.withheld")
			.ofCase(reference)
			.on(HandoverOrder.key(number))
			.saying(reason));
	}

	private String personOf(long number) {
		return this.orders.find(number).flatMap(HandoverOrder::personHash).orElseThrow(HandoverOrderService::unknown);
	}

	/**
	 * Builds the package of an approved order; one that is built already stays as it is.
	 * If the case can no longer be handed over, the people who wait learn why.
	 */
	void build(long number) {
		var order = this.orders.find(number).filter((found) -> found.state() == State.ORDERED);
		if (order.isEmpty()) {
			return;
		}
		try {
			this.transaction.executeWithoutResult((status) -> discardParts(number));
			refuseUnlessPossible(file(order.get()), order.get().content(), order.get().personHash());
			keep(order.get(), write(order.get()));
		}
		catch (RefusalException refused) {
			if (refused.kind() == Kind.UNAVAILABLE) {
				throw refused;
			}
			decline(order.get(), refused.code());
		}
	}

	private PackagePartWriter write(HandoverOrder order) {
		var ordinals = new AtomicInteger();
		try (var parts = new PackagePartWriter(PackagePartWriter.PART,
				(part, content) -> this.transaction.executeWithoutResult((status) -> {
					this.archive.keep(part.hash(), ContentKind.PACKAGE, "application/zip", content);
					this.orders.addPart(order.number(), ordinals.incrementAndGet(), part);
				}))) {
			this.packages.write(order, parts);
			return parts;
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

	private void keep(HandoverOrder order, PackagePartWriter written) {
		this.transaction.executeWithoutResult((status) -> {
			if (isOrdered(order)) {
				if (!this.orders.parts(order.number()).equals(written.parts())) {
					throw new IllegalStateException("Another node builds " + order.key() + " as well");
				}
				this.orders.built(order.number(), written.parts(), written.hash(),
						this.clock.instant().plus(this.limits.duration(HandoverLimit.PACKAGE)));
				tell(order, "packageBuilt");
			}
			else {
				discardParts(order.number());
			}
		});
	}

	private void decline(HandoverOrder order, String problem) {
		this.transaction.executeWithoutResult((status) -> {
			if (isOrdered(order)) {
				discardParts(order.number());
				this.orders.decline(order.number(), problem);
				this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "handover.declined")
					.ofCase(order.caseReference())
					.on(order.key())
					.with("problem=" + problem));
				tell(order, "packageDeclined");
			}
		});
	}

	private boolean isOrdered(HandoverOrder order) {
		return this.orders.lock(order.number()).filter((locked) -> locked.state() == State.ORDERED).isPresent();
	}

	/** Tells the process that waits. */
	private void tell(HandoverOrder order, String outcome) {
		this.inbox.receive(new InboxMessage("handover:" + order.number(), order.domain() + "." + outcome,
				order.caseReference(), order.addressee()));
	}

	private void discardParts(long number) {
		var parts = this.orders.parts(number);
		this.orders.deleteParts(number);
		parts.forEach((part) -> this.archive.discard(part.hash()));
	}

	private CaseFile file(HandoverOrder order) {
		return this.caseFiles.find(order.caseReference())
			.filter((known) -> order.domain().equals(domain(known)))
			.orElseThrow(HandoverOrderService::unknownCase);
	}

	@Override
	public Optional<HandoverOrder> find(long number) {
		return this.orders.find(number);
	}

	@Override
	@Transactional
	public Download fetch(long number, String account) {
		var order = this.orders.lock(number).orElseThrow(HandoverOrderService::unknown);
		if (!order.askedBy().equalsIgnoreCase(account)) {
			throw new RefusalException(Kind.FORBIDDEN, "handover.other");
		}
		if (!order.isReady(this.clock.instant())) {
			throw new RefusalException(Kind.GONE, "handover.expired");
		}
		var parts = this.orders.parts(number);
		if (!parts.stream().allMatch((part) -> isStored(part.hash()))) {
			throw new RefusalException(Kind.UNAVAILABLE, "archive.damaged");
		}
		this.orders.fetched(number, this.clock.instant());
		this.audit.add(AuditEntry.done(account, "handover.downloaded")
			.ofCase(order.caseReference())
			.on(order.key())
			.with("content=" + order.content() + " sha256=" + order.packageHash().orElseThrow()));
		return new Download(order.byteCount().orElseThrow(), (to) -> {
			for (var part : parts) {
				to.write(this.archive.content(part.hash()).orElseThrow());
			}
		});
	}

	private boolean isStored(String hash) {
		return this.archive.find(hash).filter((item) -> item.state() == ItemState.STORED).isPresent();
	}

	@Override
	@Transactional
	public boolean delete(long number) {
		var order = this.orders.lock(number).orElseThrow(HandoverOrderService::unknown);
		if (order.state() != State.DELETED) {
			this.orders.delete(number);
			discardParts(number);
			this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "handover.deleted")
				.ofCase(order.caseReference())
				.on(order.key())
				.with("downloaded=" + order.fetchedAt().isPresent()));
		}
		return order.fetchedAt().isPresent();
	}

	/**
	 * Deletes packages that no process deleted in their time.
	 * @return the number of them
	 */
	int deleteExpired(int most) {
		var expired = this.orders.expired(this.clock.instant(), most);
		expired.forEach((number) -> this.transaction.executeWithoutResult((status) -> delete(number)));
		return expired.size();
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "handover.unknown");
	}

	private static RefusalException unknownCase() {
		return new RefusalException(Kind.UNKNOWN, "case.unknown");
	}

}
