if [ -f /etc/apparmor.d/carrel ]; then
  if command -v apparmor_parser >/dev/null && [ -d /sys/kernel/security/apparmor ]; then
    apparmor_parser --remove /etc/apparmor.d/carrel || true
  fi
  rm -f /etc/apparmor.d/carrel
fi
