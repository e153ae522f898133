package sa.wusul.services.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

import javax.sql.DataSource;

import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CheckDigit;
import sa.wusul.platform.database.Sequence;
import sa.wusul.platform.text.NeutralText;

/**
 * Generator of the numbers of bills and refunds: two digits of the Hijri year, a running
 * number and a check digit. They have digits only, for entry at a bank.
 */
@Component
class BillNumberSequence {

	private final DataFieldMaxValueIncrementer running;

	private final Clock clock;

	BillNumberSequence(DataSource dataSource, Clock clock) {
		this.running = Sequence.named("bill_running_number", dataSource);
		this.clock = clock;
	}

	String next() {
		var year = HijrahDate.from(LocalDate.now(this.clock)).get(ChronoField.YEAR) % 100;
		var digits = NeutralText.format("%02d%09d", year, this.running.nextLongValue());
		return digits + CheckDigit.of(digits);
	}

}
