package sa.wusul.room;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of rooms: through the relay if there is one, else from page to page. */
@Configuration
@EnableConfigurationProperties({ TurnProperties.class, RecordingProperties.class, PageAddressProperties.class })
class RoomConfiguration {

	@Bean
	RoomMedia roomMedia(ObjectProvider<MediaRelay> relays, RoomMailService mail, VideoRoomRepository rooms,
			RoomSeatRepository seats, RoomRecorderService recordings, PageRecordingService pages,
			PageAddressProperties addresses, Clock clock) {
		var relay = relays.getIfAvailable();
		return (relay != null)
				? new RelayedMedia(relay, mail, rooms, seats, recordings,
						new PageDescriptionWriter(new PageAddressChecker(addresses)), clock)
				: new PeerMedia(mail, seats, pages);
	}

}
