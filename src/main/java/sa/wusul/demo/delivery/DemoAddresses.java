package sa.wusul.demo.delivery;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.delivery.AddressGateway;
import sa.wusul.delivery.FullAddress;
import sa.wusul.delivery.ShortAddress;

/**
 * A demo replacement for the register of national addresses. It knows every address whose
 * first letter is that of a region.
 */
@Component
class DemoAddresses implements AddressGateway {

	private static final Map<Character, String> CITIES = Map.of('R', "الرياض", 'J', "جدة", 'M', "مكة المكرمة", 'D',
			"الدمام", 'A', "أبها", 'T', "تبوك", 'H', "حائل");

	private static final String[] STREETS = { "طريق الملك فهد", "شارع التحلية", "شارع الأمير سلطان",
			"طريق الملك عبدالعزيز" };

	private static final String[] DISTRICTS = { "حي العليا", "حي النخيل", "حي الروضة", "حي السلامة" };

	@Override
	public Optional<FullAddress> find(ShortAddress address) {
		var letters = address.value().substring(0, 4);
		var building = address.value().substring(4);
		var place = Math.floorMod(letters.hashCode(), STREETS.length);
		return Optional.ofNullable(CITIES.get(letters.charAt(0)))
			.map((city) -> new FullAddress(building, STREETS[place], DISTRICTS[place], city,
					"1" + building.substring(1) + "1", building));
	}

}
