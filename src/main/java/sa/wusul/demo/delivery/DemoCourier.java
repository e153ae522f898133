package sa.wusul.demo.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.Courier;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.TrackingNumber;

/** A demo replacement for the courier, which stores the orders. */
@Component
public class DemoCourier implements Courier {

	private static final int NEWEST = 100;

	private final JdbcClient jdbc;

	private final Clock clock;

	DemoCourier(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void carry(String key, Parcel parcel) {
		this.jdbc.sql("""
				insert into demo_parcel (tracking_number, case_reference, recipient, address, called_back, ordered_at)
				select cast(:number as varchar), cast(:reference as varchar), cast(:recipient as varchar),
				       cast(:address as varchar), false, cast(:now as timestamp with time zone)
				where not exists (select 1 from demo_parcel where tracking_number = :number)
				""")
			.param("number", parcel.number().value())
			.param("reference", parcel.caseReference())
			.param("recipient", parcel.recipient())
			.param("address", parcel.address())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	@Override
	public void carryOn(String key, TrackingNumber number, LocalDate day) {
		this.jdbc.sql("update demo_parcel set wanted_day = ? where tracking_number = ?")
			.params(day, number.value())
			.update();
	}

	@Override
	public void bringBack(String key, TrackingNumber number) {
		this.jdbc.sql("update demo_parcel set called_back = true where tracking_number = ?")
			.param(number.value())
			.update();
	}

	/** Returns the parcels with their progress, newest first. */
	public List<DemoParcel> parcels() {
		return this.jdbc.sql("""
				select parcel.*, delivery.state, delivery.attempts from demo_parcel parcel
				join delivery on delivery.tracking_number = parcel.tracking_number
				order by parcel.ordered_at desc, parcel.tracking_number desc
				fetch first :newest rows only""")
			.param("newest", NEWEST)
			.query((row, index) -> new DemoParcel(row.getString("tracking_number"), row.getString("case_reference"),
					row.getString("recipient"), row.getString("address"), row.getObject("wanted_day", LocalDate.class),
					row.getBoolean("called_back"), DeliveryState.valueOf(row.getString("state")),
					row.getInt("attempts"), row.getObject("ordered_at", OffsetDateTime.class)))
			.list();
	}

	/** A parcel on the demo page. */
	public record DemoParcel(String trackingNumber, String caseReference, String recipient, String address,
			LocalDate wantedDay, boolean calledBack, DeliveryState state, int attempts, OffsetDateTime orderedAt) {

		public boolean withCourier() {
			return this.state.withCourier();
		}

		public boolean out() {
			return this.state == DeliveryState.OUT_FOR_DELIVERY;
		}

		public boolean awaited() {
			return this.state == DeliveryState.BOOKED;
		}

		public boolean returning() {
			return this.state == DeliveryState.RETURNING;
		}

	}

}
