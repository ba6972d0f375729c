# AppArmor before 4.0 does not know the profile's rules, and does not forbid what they allow.
profile=/opt/carrel/resources/apparmor-profile
if command -v apparmor_parser >/dev/null &&
  apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
  cp "$profile" /etc/apparmor.d/carrel
  if [ -d /sys/kernel/security/apparmor ]; then
    apparmor_parser --replace --write-cache /etc/apparmor.d/carrel || true
  fi
fi
