package sa.wusul.browser;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The call that {@link RoomLossIT} has in a network of its own. */
@OnH2
@BrowserStory
@DisplayName("A call of a citizen at a bad network")
class RoomLossStory extends RoomNetworkStory {

	@Test
	@DisplayName("goes on with sound and picture where 3 % are lost and all is late by 100 ms, and its figures say so")
	void goesOn() throws Exception {
		letTimePass();
		open(Duration.ofMillis(100), 0.03);
		var host = hostBeside();
		var citizen = citizenBehind();
		meet(host, citizen);
		bothSeeAndHear(host, citizen);
		await("figures of half a minute").atMost(Duration.ofSeconds(90))
			.until(() -> List.of(figure(1), figure(2)).stream().allMatch((line) -> line.packets() > 2000));
		bothSeeAndHear(host, citizen);
		note("Lost of all datagrams: " + this.media.lost() + ", as the host's page says: " + figure(1)
				+ ", as the citizen's page says: " + figure(2));
		for (var seat : List.of(1, 2)) {
			assertThat(figure(seat).loss()).as("lost on the way to seat %s", seat).isBetween(0.015, 0.045);
			assertThat(figure(seat).frames()).as("pictures at seat %s", seat).isGreaterThan(60);
		}
		assertThat(citizen.locator("#room-spared").isHidden()).as("the picture stays whole").isTrue();
	}

}
