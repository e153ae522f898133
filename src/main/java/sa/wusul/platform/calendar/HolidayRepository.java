package sa.wusul.platform.calendar;

import java.time.LocalDate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The holidays of the whole ministry, including those announced at short notice. */
@Component
public class HolidayRepository {

	private final CalendarRepository tables;

	private final JdbcClient jdbc;

	private final WorkingTime workingTime;

	HolidayRepository(CalendarRepository tables, JdbcClient jdbc, WorkingTime workingTime) {
		this.tables = tables;
		this.jdbc = jdbc;
		this.workingTime = workingTime;
	}

	public boolean includes(LocalDate day) {
		return this.tables.get().holidays().stream().anyMatch((holiday) -> holiday.contains(day));
	}

	/**
	 * Announces a holiday, or corrects the last day of one with the same name and first
	 * day. This node uses it once it is committed, the other nodes within ten minutes.
	 */
	public void announce(String name, LocalDate firstDay, LocalDate lastDay) {
		var corrected = this.jdbc.sql("update holiday set last_day = ? where name = ? and first_day = ?")
			.params(lastDay, name, firstDay)
			.update();
		if (corrected == 0) {
			this.jdbc.sql("insert into holiday (name, first_day, last_day, yearly) values (?, ?, ?, false)")
				.params(name, firstDay, lastDay)
				.update();
		}
		refreshAfterCommit();
	}

	/**
	 * Withdraws the holiday that begins on that day, unless it recurs each year.
	 * @return whether there was one
	 */
	public boolean withdraw(LocalDate firstDay) {
		var withdrawn = this.jdbc.sql("delete from holiday where first_day = ? and not yearly")
			.param(firstDay)
			.update() > 0;
		refreshAfterCommit();
		return withdrawn;
	}

	private void refreshAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				HolidayRepository.this.workingTime.refresh();
			}
		});
	}

}
