package sa.wusul.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
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
import sa.wusul.platform.text.Sha256;
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

	private final HandoverOrderRepository orders;

	private final PackageService packages;

	private final CaseFiles caseFiles;

	private final Archive archive;

	private final Rights rights;

	private final CurrentStaff staff;

	private final LimitDecisions limits;

	private final Outbox outbox;

	private final Inbox inbox;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	HandoverOrderService(HandoverOrderRepository orders, PackageService packages, CaseFiles caseFiles, Archive archive,
			Rights rights, CurrentStaff staff, LimitDecisions limits, Outbox outbox, Inbox inbox, AuditLog audit,
			Clock clock, PlatformTransactionManager transactions) {
		this.orders = orders;
		this.packages = packages;
		this.caseFiles = caseFiles;
		this.archive = archive;
		this.rights = rights;
		this.staff = staff;
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
		refuseUnlessPossible(file, content);
		var office = new DisposalOffice(domain, file.place().centre());
		var reason = answers.text("handoverReason");
		var number = this.orders.insert(office, content, file.reference(), reason, submission.author(),
				this.clock.instant());
		this.audit.add(AuditEntry.done(submission.author(), "handover.asked")
			.ofCase(file.reference())
			.on("HO-" + number)
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

	private void refuseUnlessPossible(CaseFile file, Content content) {
		if (content == Content.CASE && !file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "handover.open");
		}
		if (content == Content.PERSON && file.requester().agent().isPresent()) {
			throw new RefusalException(Kind.CONFLICT, "handover.agent");
		}
		var most = this.limits.number(HandoverLimit.PACKAGE_MEGABYTES);
		if (this.packages.byteCount(file.reference(), content) > most * MEGABYTE) {
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
		var file = this.caseFiles.find(order.caseReference())
			.filter((known) -> order.domain().equals(domain(known)))
			.orElseThrow(HandoverOrderService::unknownCase);
		refuseUnlessPossible(file, order.content());
		this.orders.approve(number, approvedBy, process);
		this.outbox.add(HandoverOutboxHandler.entry(order));
		this.audit.add(AuditEntry.done(approvedBy, "handover.approved")
			.ofCase(order.caseReference())
			.on(order.key())
			.with("content=" + order.content() + " askedBy=" + askedBy));
	}

	/**
	 * Builds the package of an approved order; one that is built already stays as it is.
	 */
	void build(long number) {
		var order = this.orders.find(number).filter((found) -> found.state() == State.ORDERED);
		if (order.isEmpty()) {
			return;
		}
		var content = write(order.get());
		var hash = Sha256.hex(content);
		this.transaction.executeWithoutResult((status) -> {
			if (this.orders.lock(number).filter((locked) -> locked.state() == State.ORDERED).isPresent()) {
				this.archive.keep(hash, ContentKind.PACKAGE, "application/zip", content);
				this.orders.built(number, hash, content.length,
						this.clock.instant().plus(this.limits.duration(HandoverLimit.PACKAGE)));
				this.inbox.receive(new InboxMessage("handover:" + number, order.get().domain() + ".packageBuilt",
						order.get().caseReference(), order.get().addressee()));
			}
		});
	}

	private byte[] write(HandoverOrder order) {
		var content = new ByteArrayOutputStream();
		try {
			this.packages.write(order, content);
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return content.toByteArray();
	}

	@Override
	public Optional<HandoverOrder> find(long number) {
		return this.orders.find(number);
	}

	@Override
	@Transactional
	public byte[] fetch(long number, String account) {
		var order = this.orders.lock(number).orElseThrow(HandoverOrderService::unknown);
		if (!order.askedBy().equalsIgnoreCase(account)) {
			throw new RefusalException(Kind.FORBIDDEN, "handover.other");
		}
		if (!order.isReady(this.clock.instant())) {
			throw new RefusalException(Kind.GONE, "handover.expired");
		}
		var hash = order.contentHash().orElseThrow();
		var content = this.archive.content(hash)
			.orElseThrow(() -> new RefusalException(Kind.UNAVAILABLE, "archive.damaged"));
		this.orders.fetched(number, this.clock.instant());
		this.audit.add(AuditEntry.done(account, "handover.downloaded")
			.ofCase(order.caseReference())
			.on(order.key())
			.with("content=" + order.content() + " sha256=" + hash));
		return content;
	}

	@Override
	@Transactional
	public boolean delete(long number) {
		var order = this.orders.lock(number).orElseThrow(HandoverOrderService::unknown);
		if (order.state() != State.DELETED) {
			this.orders.delete(number);
			order.contentHash().ifPresent(this.archive::discard);
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
