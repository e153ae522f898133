package sa.wusul.delivery;

import java.util.function.UnaryOperator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;
import sa.wusul.casefile.PersonName;

/**
 * What a start form asks about address and delegate is checked before a case is opened.
 */
@Configuration
class DeliveryParticulars {

	@Bean
	ParticularForm shortAddressForm() {
		return form("shortAddress", (given) -> new ShortAddress(given).value());
	}

	@Bean
	ParticularForm buildingNumberForm() {
		return form("buildingNumber", (given) -> FullAddress.fourDigits(given, "address.building"));
	}

	@Bean
	ParticularForm streetForm() {
		return form("street", FullAddress::place);
	}

	@Bean
	ParticularForm districtForm() {
		return form("district", FullAddress::place);
	}

	@Bean
	ParticularForm cityForm() {
		return form("city", FullAddress::place);
	}

	@Bean
	ParticularForm postcodeForm() {
		return form("postcode", FullAddress::postcode);
	}

	@Bean
	ParticularForm additionalNumberForm() {
		return form("additionalNumber", (given) -> FullAddress.fourDigits(given, "address.additional"));
	}

	@Bean
	ParticularForm delegateNameForm() {
		return form("delegateName", (given) -> new PersonName(given).value());
	}

	@Bean
	ParticularForm delegateIdentityNumberForm() {
		return form("delegateIdentityNumber", (given) -> new IdentityNumber(given).value());
	}

	private static ParticularForm form(String name, UnaryOperator<String> normalise) {
		return new ParticularForm() {
			@Override
			public String name() {
				return name;
			}

			@Override
			public String normalise(String given) {
				return normalise.apply(given);
			}
		};
	}

}
