package sa.wusul.services.fee;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.casefile.CheckDigit;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.services.fee.Payments.Confirmation;
import sa.wusul.services.fee.Payments.Taken;
import sa.wusul.support.AtOnce;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sa.wusul.services.fee.FeeFixture.CASE;
import static sa.wusul.services.fee.FeeFixture.NOW;

@DisplayName("Bills and payments")
@Tag("fast")
class PaymentServiceTest {

	private static final int MANY = 60;

	@OnBothDatabases
	@DisplayName("a bill has a number with a check digit, its amount and a date five working days ahead; a "
			+ "step bills once")
	void bills(TestDatabase database) {
		var desk = new FeeFixture(database);

		var bill = desk.issue("step", 300);

		assertThat(bill.number()).matches("48\\d{10}").matches(CheckDigit::fits);
		assertThat(bill.amount()).hasToString("300");
		assertThat(bill.dueAt()).isEqualTo(Instant.parse("2026-12-01T07:00:00Z"));
		assertThat(desk.issue("step", 300)).isEqualTo(bill);
		assertThat(desk.bills.forCase(CASE)).containsExactly(bill);
		assertThat(desk.orders()).containsExactly("biller:bill:" + bill.number());
	}

	@OnBothDatabases
	@DisplayName("a matching payment settles its bill and notifies the process, however often it is reported")
	void accepted(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("step", 300);

		var first = desk.pay("p1", bill.number(), 300);
		var again = desk.pay("p1", bill.number(), 300);

		assertThat(first.outcome()).isEqualTo(PaymentOutcome.ACCEPTED);
		assertThat(first.first()).isTrue();
		assertThat(again).isEqualTo(new Taken(PaymentOutcome.ACCEPTED, first.refundNumber(), false));
		assertThat(desk.state(bill)).isEqualTo(BillState.PAID);
		assertThat(desk.messages()).containsExactly(Payments.FEE_PAID);
		assertThat(desk.count("refund")).isZero();
		assertThat(desk.told).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("an unmatched payment is stored and refunded, and changes nothing else")
	void misfits(TestDatabase database) {
		var desk = new FeeFixture(database);
		var paid = desk.issue("one", 300);
		var open = desk.issue("two", 300);
		var expired = desk.issue("three", 300);
		desk.pay("p1", paid.number(), 300);
		desk.in(() -> desk.bills.expire(expired.number()));

		assertThat(List.of(desk.pay("p2", "480000000999", 300), desk.pay("p3", open.number(), 299),
				desk.pay("p4", open.number(), 301), desk.pay("p5", paid.number(), 300),
				desk.pay("p6", expired.number(), 300)))
			.allSatisfy((taken) -> assertThat(taken.refundNumber()).isPresent())
			.extracting(Taken::outcome)
			.containsExactly(PaymentOutcome.UNKNOWN_BILL, PaymentOutcome.WRONG_AMOUNT, PaymentOutcome.WRONG_AMOUNT,
					PaymentOutcome.ALREADY_PAID, PaymentOutcome.BILL_CLOSED);

		assertThat(desk.state(open)).isEqualTo(BillState.OPEN);
		assertThat(desk.messages()).containsExactly(Payments.FEE_PAID);
		assertThat(desk.told).containsExactly(CASE + " WRONG_AMOUNT", CASE + " WRONG_AMOUNT", CASE + " ALREADY_PAID",
				CASE + " BILL_CLOSED");
		assertThat(desk.count("payment")).isEqualTo(6);
		assertThat(desk.count("refund")).isEqualTo(5);
		assertThat(desk.orders()).filteredOn((key) -> key.startsWith("biller:refund:")).hasSize(5);
		assertThat(desk.pay("p3", open.number(), 299).refundNumber()).as("sent again").isPresent();
		assertThat(desk.count("refund")).isEqualTo(5);
		assertThat(desk.pay("p7", open.number(), 300).outcome()).isEqualTo(PaymentOutcome.ACCEPTED);
	}

	@OnBothDatabases
	@DisplayName("one reference belongs to one payment")
	void reference(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("step", 300);
		desk.pay("p1", bill.number(), 300);

		assertThatThrownBy(() -> desk.pay("p1", bill.number(), 301)).hasMessage("payment.referenceReused|p1");
		assertThatThrownBy(() -> desk.pay("p1", "480000000999", 300)).hasMessage("payment.referenceReused|p1");
	}

	@OnBothDatabases
	@DisplayName("of many payments of one bill at once, one settles it and the others are refunded")
	void manyPay(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("step", 300);

		var outcomes = AtOnce.all(MANY, (number) -> desk.pay("p" + number, bill.number(), 300).outcome());

		assertThat(Collections.frequency(outcomes, PaymentOutcome.ACCEPTED)).isOne();
		assertThat(Collections.frequency(outcomes, PaymentOutcome.ALREADY_PAID)).isEqualTo(MANY - 1);
		assertThat(desk.messages()).containsExactly(Payments.FEE_PAID);
		assertThat(desk.count("refund")).isEqualTo(MANY - 1);
	}

	@OnBothDatabases
	@DisplayName("one payment reported many times at once counts once and is answered alike")
	void manyReports(TestDatabase database) {
		var desk = new FeeFixture(database);
		var bill = desk.issue("step", 300);

		var answers = AtOnce.all(MANY, (number) -> desk.pay("p", bill.number(), 300));

		assertThat(answers).extracting(Taken::outcome).containsOnly(PaymentOutcome.ACCEPTED);
		assertThat(answers).filteredOn(Taken::first).hasSize(1);
		assertThat(desk.count("payment")).isOne();
		assertThat(desk.count("refund")).isZero();
	}

	@OnBothDatabases
	@DisplayName("at the end of the time the bill is paid or closed, and each payment is kept or refunded")
	void paidAsItExpires(TestDatabase database) {
		var desk = new FeeFixture(database);
		for (var round = 0; round < 5; round++) {
			var step = "step" + round;
			var bill = desk.issue(step, 300);

			var outcomes = AtOnce.all(MANY,
					(number) -> (number % 10 == 5) ? desk.in(() -> desk.bills.expire(bill.number()))
							: desk.pay(step + "p" + number, bill.number(), 300).outcome());

			var paid = desk.state(bill) == BillState.PAID;
			assertThat(desk.state(bill)).isIn(BillState.PAID, BillState.EXPIRED);
			assertThat(Collections.frequency(outcomes, PaymentOutcome.ACCEPTED)).isEqualTo(paid ? 1 : 0);
			assertThat(outcomes).filteredOn((outcome) -> outcome instanceof Boolean).containsOnly(paid);
			assertThat(desk.count("outbox where entry_key = 'biller:cancel:" + bill.number() + "'"))
				.isEqualTo(paid ? 0 : 1);
		}
		assertThat(desk.count("payment p where outcome <> 'ACCEPTED' and not exists "
				+ "(select 1 from refund r where r.payment_reference = p.payment_reference)"))
			.isZero();
	}

	@OnBothDatabases
	@DisplayName("a service that ends without a document cancels open bills and refunds paid ones once")
	void refunds(TestDatabase database) {
		var desk = new FeeFixture(database);
		var one = desk.issue("one", 300);
		var two = desk.issue("two", 600);
		var open = desk.issue("three", 100);
		desk.pay("p1", one.number(), 300);
		desk.pay("p2", two.number(), 600);

		assertThat(desk.in(() -> desk.bills.refund(CASE))).hasValue(Amount.ofRiyals(900));
		assertThat(desk.in(() -> desk.bills.refund(CASE))).as("again, during the refund")
			.hasValue(Amount.ofRiyals(900));

		assertThat(List.of(desk.state(one), desk.state(two), desk.state(open)))
			.containsExactly(BillState.REFUND_ORDERED, BillState.REFUND_ORDERED, BillState.CANCELLED);
		var refunds = database.jdbc().sql("select number from refund order by number").query(String.class).list();
		assertThat(refunds).hasSize(2).allMatch(CheckDigit::fits);
		desk.in(() -> {
			desk.bills.remindBiller(CASE);
			return null;
		});
		assertThat(desk.orders()).filteredOn((key) -> key.contains(":reminder:")).hasSize(2);

		desk.payments.confirm(new Confirmation(refunds.get(0), "c1", NOW));
		assertThatThrownBy(() -> desk.payments.confirm(new Confirmation(refunds.get(1), "c1", NOW)))
			.hasMessage("refund.confirmationReused|c1");
		assertThat(desk.messages()).doesNotContain(Payments.FEE_REFUNDED);
		desk.payments.confirm(new Confirmation(refunds.get(1), "c2", NOW));
		desk.payments.confirm(new Confirmation(refunds.get(1), "c2", NOW));

		assertThat(desk.messages()).containsExactly(Payments.FEE_PAID, Payments.FEE_PAID, Payments.FEE_REFUNDED);
		assertThat(List.of(desk.state(one), desk.state(two))).containsExactly(BillState.REFUNDED, BillState.REFUNDED);
		assertThat(desk.in(() -> desk.bills.refund(CASE))).as("again, after the refund").isEmpty();
		assertThatThrownBy(() -> desk.payments.confirm(new Confirmation(refunds.get(1), "c3", NOW)))
			.hasMessage("refund.alreadyConfirmed|" + refunds.get(1));
		assertThatThrownBy(() -> desk.payments.confirm(new Confirmation("480000000999", "c4", NOW)))
			.hasMessage("refund.unknown");
	}

	@OnBothDatabases
	@DisplayName("refunds of one case confirmed at once notify the process once, after the last")
	void manyConfirm(TestDatabase database) {
		var desk = new FeeFixture(database);
		for (var number = 0; number < MANY; number++) {
			desk.pay("p" + number, desk.issue("step" + number, 100).number(), 100);
		}
		desk.in(() -> desk.bills.refund(CASE));
		var refunds = database.jdbc().sql("select number from refund").query(String.class).list();

		AtOnce.all(MANY, (number) -> {
			desk.payments.confirm(new Confirmation(refunds.get(number), "c" + number, NOW));
			return number;
		});

		assertThat(desk.count("bill where state = 'REFUNDED'")).isEqualTo(MANY);
		assertThat(desk.count("inbox where message_name = 'services.feeRefunded'")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "299.999", "1000000001" })
	@DisplayName("an invalid sum is refused")
	void noAmount(String given) {
		assertThatThrownBy(() -> Amount.parse(new BigDecimal(given))).isInstanceOf(RefusalException.class)
			.hasMessage("amount.form");
	}

	@Test
	@DisplayName("an amount is formatted in riyals, with halalas only if there are any")
	void amounts() {
		assertThat(Amount.parse(new BigDecimal("300.00"))).isEqualTo(Amount.ofRiyals(300)).hasToString("300");
		assertThat(Amount.parse(new BigDecimal("299.5"))).hasToString("299.50");
		assertThatThrownBy(() -> Amount.parse(null)).hasMessage("amount.form");
	}

}
