package sa.wusul.services.fee;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.casefile.CheckDigit;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.services.fee.Payouts.NewPayout;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.services.fee.Payouts.Settlement;
import sa.wusul.support.AtOnce;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.then;
import static sa.wusul.services.fee.FeeFixture.CASE;
import static sa.wusul.services.fee.FeeFixture.NOW;

@DisplayName("Payouts")
@Tag("fast")
class PayoutServiceTest {

	private static final int MANY = 40;

	private static final Iban ACCOUNT = new Iban("SA0380000000608010167519");

	@OnBothDatabases
	@DisplayName("are ordered once per key, under a number with a check digit; the order contains no account")
	void orderedOnce(TestDatabase database) {
		var desk = new FeeFixture(database);

		var number = order(desk, "month 1");

		assertThat(number).matches("48\\d{10}").matches(CheckDigit::fits);
		assertThat(order(desk, "month 1")).isEqualTo(number);
		assertThat(order(desk, "month 2")).isNotEqualTo(number);
		assertThat(desk.orders()).containsExactly("biller:payout:" + number + ":order",
				"biller:payout:" + order(desk, "month 2") + ":order");
		assertThat(desk.payloads()).isNotEmpty().noneMatch((payload) -> payload.contains(ACCOUNT.value()));
		assertThat(desk.payouts.state(number)).isEqualTo(PayoutState.ORDERED);
	}

	@OnBothDatabases
	@DisplayName("are settled once, however often it is reported, and notify the process once; another report "
			+ "is refused")
	void settledOnce(TestDatabase database) {
		var desk = new FeeFixture(database);
		var number = order(desk, "month 1");
		remind(desk, number);
		assertThat(desk.orders()).filteredOn((key) -> key.contains(":reminder:")).hasSize(1);

		for (var time = 0; time < 2; time++) {
			desk.payouts.settle(new Settlement(number, "b1", PayoutState.BOUNCED, NOW));
		}
		remind(desk, number);

		assertThat(desk.payouts.state(number)).isEqualTo(PayoutState.BOUNCED);
		assertThat(desk.messages()).containsExactly("tawasul.payoutSettled");
		assertThat(desk.orders()).as("no reminder of settled ones").hasSize(2);
		assertThatThrownBy(() -> desk.payouts.settle(new Settlement(number, "b1", PayoutState.PAID, NOW)))
			.hasMessage("payout.alreadySettled|" + number);
		assertThatThrownBy(() -> desk.payouts.settle(new Settlement(number, "b2", PayoutState.BOUNCED, NOW)))
			.hasMessage("payout.alreadySettled|" + number);
		assertThatThrownBy(() -> desk.payouts.settle(new Settlement("480000000999", "b1", PayoutState.PAID, NOW)))
			.hasMessage("payout.unknown");
	}

	@OnBothDatabases
	@DisplayName("that are no longer wanted are cancelled once with the biller; settled ones stay unchanged")
	void cancelled(TestDatabase database) {
		var desk = new FeeFixture(database);
		var paid = order(desk, "month 1");
		desk.payouts.settle(new Settlement(paid, "b1", PayoutState.PAID, NOW));
		var open = order(desk, "month 2");

		cancel(desk);
		cancel(desk);
		remind(desk, open);

		assertThat(desk.payouts.state(paid)).isEqualTo(PayoutState.PAID);
		assertThat(desk.payouts.state(open)).isEqualTo(PayoutState.CANCELLED);
		assertThat(desk.orders()).containsExactly("biller:payout:" + paid + ":order",
				"biller:payout:" + open + ":order", "biller:payout:" + open + ":cancel");
		then(desk.caseFiles).shouldHaveNoInteractions();
	}

	@OnBothDatabases
	@DisplayName("that the biller paid before the cancellation arrived are recorded once in the case, without "
			+ "a message to a process")
	void paidAllTheSame(TestDatabase database) {
		var desk = new FeeFixture(database);
		var late = order(desk, "month 1");
		var returned = order(desk, "month 2");
		cancel(desk);

		for (var time = 0; time < 2; time++) {
			desk.payouts.settle(new Settlement(late, "b1", PayoutState.PAID, NOW));
			desk.payouts.settle(new Settlement(returned, "b2", PayoutState.BOUNCED, NOW));
		}

		assertThat(desk.payouts.state(late)).isEqualTo(PayoutState.PAID);
		assertThat(desk.payouts.state(returned)).isEqualTo(PayoutState.BOUNCED);
		assertThat(desk.messages()).isEmpty();
		then(desk.caseFiles).should()
			.reach(CASE, "أُودعت دفعة كان قد أُمر بها قبل الإيقاف",
					"A payment that had been ordered before the stop arrived", null);
	}

	@OnBothDatabases
	@DisplayName("are sent to the biller only while they are wanted")
	void lateOrder(TestDatabase database) {
		var desk = new FeeFixture(database);
		var number = order(desk, "month 1");
		desk.sendOrders();
		then(desk.biller).should().payOut(new Biller.PayoutOrder(number, Amount.ofRiyals(1200), ACCOUNT, "ASSISTANCE"));
		cancel(desk);
		desk.sendOrders();

		then(desk.biller).should().cancelPayout(number);
		then(desk.biller).shouldHaveNoMoreInteractions();
	}

	@OnBothDatabases
	@DisplayName("reported as paid and as bounced at once have one result")
	void bothAtOnce(TestDatabase database) {
		var desk = new FeeFixture(database);
		var number = order(desk, "month 1");
		var taken = AtOnce.answers(MANY, (report) -> {
			desk.payouts.settle(new Settlement(number, (report % 2 == 0) ? "paid" : "bounced",
					(report % 2 == 0) ? PayoutState.PAID : PayoutState.BOUNCED, NOW));
			return "taken";
		});

		assertThat(taken).filteredOn("taken"::equals).hasSize(MANY / 2);
		assertThat(taken).filteredOn((answer) -> !answer.equals("taken"))
			.allSatisfy((answer) -> assertThat(((RefusalException) answer).code()).isEqualTo("payout.alreadySettled"));
		assertThat(desk.messages()).containsExactly("tawasul.payoutSettled");
	}

	@ParameterizedTest
	@CsvSource({ "SA0380000000608010167518, iban.checksum", "SA038000000060801016751, iban.form",
			"GB0380000000608010167519, iban.form", "SA03800000006080101675190, iban.form", "'', iban.form" })
	@DisplayName("go only to an account of the Kingdom with valid check digits")
	void noAccount(String given, String code) {
		assertThatThrownBy(() -> new Iban(given)).hasMessage(code);
	}

	@Test
	@DisplayName("accept an account in any notation, and never show it in full")
	void account() {
		assertThat(new Iban(" sa03 ٨000 0000 6080 1016 7519")).isEqualTo(ACCOUNT).hasToString("SA…7519");
	}

	private static void cancel(FeeFixture desk) {
		desk.in(() -> {
			desk.payouts.cancelOpen(CASE);
			return null;
		});
	}

	private static void remind(FeeFixture desk, String number) {
		desk.in(() -> {
			desk.payouts.remindBiller(number);
			return null;
		});
	}

	private static String order(FeeFixture desk, String key) {
		return desk.in(() -> desk.payouts
			.order(new NewPayout(CASE, key, "ASSISTANCE", Amount.ofRiyals(1200), ACCOUNT, "tawasul.payoutSettled")));
	}

}
