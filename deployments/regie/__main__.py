"""`python -m deployments.regie`."""

from deployments.regie import main

if __name__ == "__main__":
    main()
