package sa.wusul.services.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.services.fee.DayReport.BillStanding;

/**
 * The comparison of the ministry's accounts with the biller's report of a day. Payments
 * that were never reported are taken; everything else waits for a person.
 */
@Service
@Transactional
class BillReconciliationService implements BillDifferences {

	/** Differences in one text. */
	private static final int SHOWN = 30;

	/** Before the end of a day, so that orders on their way at midnight differ not. */
	private static final Duration ON_THE_WAY = Duration.ofMinutes(15);

	private final BillReconciliationRepository days;

	private final BillRepository bills;

	private final Payments payments;

	private final PaymentRepository paymentRows;

	private final Payouts payouts;

	private final PayoutRepository payoutRows;

	private final BillerOutboxHandler orders;

	private final ReconciliationStarter decisions;

	private final LimitDecisions limits;

	private final AuditLog audit;

	private final Clock clock;

	BillReconciliationService(BillReconciliationRepository days, BillRepository bills, Payments payments,
			PaymentRepository paymentRows, Payouts payouts, PayoutRepository payoutRows, BillerOutboxHandler orders,
			ReconciliationStarter decisions, LimitDecisions limits, AuditLog audit, Clock clock) {
		this.days = days;
		this.bills = bills;
		this.payments = payments;
		this.paymentRows = paymentRows;
		this.payouts = payouts;
		this.payoutRows = payoutRows;
		this.orders = orders;
		this.decisions = decisions;
		this.limits = limits;
		this.audit = audit;
		this.clock = clock;
	}

	/** Returns the days that are over and not compared yet, the oldest first. */
	@Transactional(readOnly = true)
	public List<LocalDate> missing() {
		var first = this.days.firstBill();
		if (first.isEmpty()) {
			return List.of();
		}
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		var oldest = today.minusDays(this.limits.number(FeeLimit.RECONCILIATION_DAYS));
		var from = LocalDate.ofInstant(first.get(), Kingdom.ZONE);
		var since = from.isAfter(oldest) ? from : oldest;
		var compared = new HashSet<>(this.days.comparedSince(since));
		return since.datesUntil(since.isAfter(today) ? since : today).filter((day) -> !compared.contains(day)).toList();
	}

	/** Checks whether the report of a day should be here by now. */
	@Transactional(readOnly = true)
	public boolean isLate(LocalDate day) {
		return this.clock.instant()
			.isAfter(end(day).plus(Duration.ofHours(this.limits.number(FeeLimit.RECONCILIATION_LATE))));
	}

	/**
	 * Compares a day, once.
	 * @return whether it was not compared before
	 */
	public boolean compare(DayReport report) {
		if (!this.days.begin(report)) {
			return false;
		}
		var day = report.day();
		var found = new ArrayList<BillDifference>();
		comparePayments(report, found);
		compareBills(report, found);
		compareRefunds(report, found);
		comparePayouts(report, found);
		for (var line = 1; line <= found.size(); line++) {
			this.days.add(day, line, found.get(line - 1), AuditEntry.PROGRAM);
		}
		var listing = listing(day);
		this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "bills.reconciled")
			.on(day.toString())
			.with("differences=" + found.size() + " open=" + listing.count() + " report=" + report.hash()));
		if (listing.count() > 0) {
			this.decisions.ask(day, listing);
		}
		return true;
	}

	private void comparePayments(DayReport report, List<BillDifference> found) {
		var reported = report.payments().stream().map(Payment::reference).collect(Collectors.toSet());
		var before = this.days.payments(reported);
		for (var payment : report.payments()) {
			var known = before.get(payment.reference());
			if (known == null) {
				found.add(take(payment));
				before.put(payment.reference(),
						new BillReconciliationRepository.Reported(payment.billNumber(), payment.amount(), null));
			}
			else if (!known.subject().equals(payment.billNumber()) || !known.amount().equals(payment.amount())) {
				found.add(BillDifference.of(DifferenceKind.PAYMENT_AMOUNT, payment.reference(), known.amount(),
						payment.amount()));
			}
		}
		this.days.payments(start(report.day()), end(report.day()))
			.stream()
			.filter((ours) -> !reported.contains(ours.subject()))
			.forEach((ours) -> found
				.add(BillDifference.of(DifferenceKind.PAYMENT_NOT_REPORTED, ours.subject(), ours.amount(), null)));
	}

	/** Takes a payment that was never reported, as if the biller reported it now. */
	private BillDifference take(Payment payment) {
		var taken = this.payments.take(payment);
		var closed = taken.outcome() == PaymentOutcome.BILL_CLOSED;
		var difference = BillDifference.of(
				closed ? DifferenceKind.PAYMENT_OF_CLOSED_BILL : DifferenceKind.PAYMENT_MISSED, payment.reference(),
				taken.outcome(), payment.amount());
		return closed ? difference : difference.decided("TAKEN");
	}

	private void compareBills(DayReport report, List<BillDifference> found) {
		var told = end(report.day()).minus(ON_THE_WAY);
		var theirs = report.bills()
			.stream()
			.collect(Collectors.toMap(DayReport.ReportedBill::number, Function.identity(), (one, other) -> other));
		var ours = this.days.bills(theirs.keySet())
			.stream()
			.collect(Collectors.toMap(Bill::number, Function.identity()));
		var paid = report.payments().stream().map(Payment::billNumber).collect(Collectors.toSet());
		for (var bill : theirs.values()
			.stream()
			.sorted((one, other) -> one.number().compareTo(other.number()))
			.toList()) {
			var own = ours.get(bill.number());
			if (own == null) {
				found.add(BillDifference.of(DifferenceKind.BILL_NOT_OURS, bill.number(), null, bill.amount()));
			}
			else if (!own.amount().equals(bill.amount())) {
				found.add(BillDifference.of(DifferenceKind.BILL_AMOUNT, bill.number(), own.amount(), bill.amount()));
			}
			else if (isClosed(own, told) && bill.state() == BillStanding.OPEN) {
				found.add(BillDifference.of(DifferenceKind.BILL_STILL_OPEN, bill.number(), own.state(), bill.state()));
			}
			else if (own.state() == BillState.OPEN && bill.state() == BillStanding.CANCELLED) {
				found.add(BillDifference.of(DifferenceKind.BILL_CANCELLED_THERE, bill.number(), own.state(),
						bill.state()));
			}
			else if (own.state() == BillState.OPEN && bill.state() == BillStanding.PAID
					&& !paid.contains(bill.number())) {
				found.add(BillDifference.of(DifferenceKind.BILL_PAID_THERE, bill.number(), own.state(), bill.state()));
			}
		}
		this.days.openSince(told)
			.stream()
			.filter((bill) -> !theirs.containsKey(bill.number()))
			.forEach((bill) -> found
				.add(BillDifference.of(DifferenceKind.BILL_UNKNOWN, bill.number(), bill.amount(), null)));
	}

	private boolean isClosed(Bill bill, Instant before) {
		return (bill.state() == BillState.CANCELLED || bill.state() == BillState.EXPIRED)
				&& bill.changedAt().isBefore(before) && this.days.wasToldOfCancellation(bill.number(), before);
	}

	private void compareRefunds(DayReport report, List<BillDifference> found) {
		for (var refund : report.refunds()) {
			var own = this.paymentRows.refund(refund.number());
			if (own.isEmpty()) {
				found.add(BillDifference.of(DifferenceKind.REFUND_NOT_OURS, refund.number(), null, refund.amount()));
			}
			else if (!own.get().order().amount().equals(refund.amount())) {
				found.add(BillDifference.of(DifferenceKind.REFUND_AMOUNT, refund.number(), own.get().order().amount(),
						refund.amount()));
			}
			else if (own.get().confirmation().isEmpty()) {
				found.add(BillDifference.of(DifferenceKind.REFUND_UNCONFIRMED, refund.number(), null, refund.amount())
					.reported(refund.reference(), refund.refundedAt()));
			}
			else if (!own.get().confirmation().get().equals(refund.reference())) {
				found.add(BillDifference
					.of(DifferenceKind.REFUND_REFERENCE, refund.number(), own.get().order().amount(), refund.amount())
					.reported(refund.reference(), refund.refundedAt()));
			}
		}
		var reported = report.refunds().stream().map(DayReport.ReportedRefund::number).collect(Collectors.toSet());
		this.days.refunds(start(report.day()), end(report.day()))
			.stream()
			.filter((ours) -> !reported.contains(ours.subject()))
			.forEach((ours) -> found
				.add(BillDifference.of(DifferenceKind.REFUND_NOT_REPORTED, ours.subject(), ours.amount(), null)));
	}

	private void comparePayouts(DayReport report, List<BillDifference> found) {
		for (var payout : report.payouts()) {
			var own = this.payoutRows.find(payout.number());
			if (own.isEmpty()) {
				found.add(BillDifference.of(DifferenceKind.PAYOUT_NOT_OURS, payout.number(), null, payout.amount()));
			}
			else if (!own.get().order().amount().equals(payout.amount())) {
				found.add(BillDifference.of(DifferenceKind.PAYOUT_AMOUNT, payout.number(), own.get().order().amount(),
						payout.amount()));
			}
			else if (own.get().reported() == Payouts.PayoutState.ORDERED) {
				found.add(BillDifference
					.of(DifferenceKind.PAYOUT_UNSETTLED, payout.number(), own.get().state(), payout.outcome())
					.reported(payout.reference(), payout.settledAt()));
			}
			else if (own.get().reported() != payout.outcome()) {
				found.add(BillDifference
					.of(DifferenceKind.PAYOUT_OUTCOME, payout.number(), own.get().reported(), payout.outcome())
					.reported(payout.reference(), payout.settledAt()));
			}
		}
		var reported = report.payouts().stream().map(DayReport.ReportedPayout::number).collect(Collectors.toSet());
		this.days.payouts(start(report.day()), end(report.day()))
			.stream()
			.filter((ours) -> !reported.contains(ours.subject()))
			.forEach((ours) -> found
				.add(BillDifference.of(DifferenceKind.PAYOUT_NOT_REPORTED, ours.subject(), ours.amount(), null)));
	}

	private static Instant start(LocalDate day) {
		return day.atStartOfDay(Kingdom.ZONE).toInstant();
	}

	private static Instant end(LocalDate day) {
		return start(day.plusDays(1));
	}

	@Override
	@Transactional(readOnly = true)
	public Listing listing(LocalDate day) {
		var open = this.days.countOpen(day);
		var shown = this.days.open(day, SHOWN)
			.stream()
			.map(BillReconciliationService::line)
			.collect(Collectors.joining("\n"));
		return new Listing(open,
				(open > SHOWN) ? shown + "\n" + ArabicText.of("difference.more", open - SHOWN) : shown);
	}

	private static String line(BillDifference difference) {
		return ArabicText.of("difference.line", difference.line(), CaseWords.of("difference", difference.kind()),
				difference.subject(), word(difference.ours().orElse("NONE")), word(difference.theirs().orElse("NONE")));
	}

	private static String word(String value) {
		return CaseWords.of("difference.value", value);
	}

	@Override
	public void decide(LocalDate day, Collection<Integer> lines, Decision decision, String person) {
		for (var line : lines) {
			var difference = this.days.find(day, line)
				.orElseThrow(() -> new RefusalException(Kind.INVALID, "difference.notOpen", line));
			if (decision == Decision.APPLIED && !difference.kind().isApplicable()) {
				throw new RefusalException(Kind.INVALID, "difference.notApplicable", line);
			}
			if (!this.days.decide(day, line, decision, person)) {
				throw new RefusalException(Kind.INVALID, "difference.notOpen", line);
			}
			if (decision == Decision.APPLIED) {
				apply(day, difference);
			}
			this.audit.add(AuditEntry.done(person, "bills.differenceDecided")
				.on(day + "/" + line)
				.with("kind=" + difference.kind() + " subject=" + difference.subject() + " decision=" + decision));
		}
	}

	private void apply(LocalDate day, BillDifference difference) {
		switch (difference.kind()) {
			case BILL_UNKNOWN -> this.bills.find(difference.subject())
				.filter((bill) -> bill.state() == BillState.OPEN)
				.ifPresent((bill) -> this.orders.createAgain(bill, day.toString()));
			case BILL_STILL_OPEN -> this.bills.find(difference.subject())
				.ifPresent((bill) -> this.orders.cancelAgain(bill, day.toString()));
			case REFUND_UNCONFIRMED -> this.payments.confirm(new Payments.Confirmation(difference.subject(),
					difference.reference().orElseThrow(), difference.happenedAt().orElseThrow()));
			case PAYOUT_UNSETTLED ->
				this.payouts.settle(new Payouts.Settlement(difference.subject(), difference.reference().orElseThrow(),
						Payouts.PayoutState.valueOf(difference.theirs().orElseThrow()),
						difference.happenedAt().orElseThrow()));
			default -> throw new IllegalStateException(difference.kind() + " cannot be applied");
		}
	}

}
